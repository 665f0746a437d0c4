import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { creatorMutation, serviceQuery } from "../functions";
import { cancelRelease } from "./release/cancelRelease";
import { missedFacts } from "./release/missedFacts";
import { releaseBeat } from "./release/releaseBeat";
import { scheduleRelease } from "./release/scheduleRelease";
import { vMissedFacts } from "./release/validators";

/** Has a draft go on sale by itself at `at` (ms); `timeZone` is the IANA name of the zone it was chosen in. */
export const schedule = creatorMutation({
  args: { beatId: v.id("beats"), at: v.number(), timeZone: v.string() },
  returns: v.null(),
  handler: async (ctx, wanted): Promise<null> => {
    await scheduleRelease(ctx, wanted);
    return null;
  },
});

/** Calls that off, or puts the note of a missed release away. */
export const cancel = creatorMutation({
  args: { beatId: v.id("beats") },
  returns: v.null(),
  handler: async (ctx, { beatId }): Promise<null> => {
    await cancelRelease(ctx, beatId);
    return null;
  },
});

/** What is scheduled for the moment itself. */
export const release = internalMutation({
  args: { beatId: v.id("beats"), at: v.number() },
  returns: v.null(),
  handler: async (ctx, due): Promise<null> => {
    await releaseBeat(ctx, due);
    return null;
  },
});

/** What the mail about a missed release says, read when it is rendered. */
export const missed = serviceQuery({
  args: { beatId: v.id("beats"), at: v.number() },
  returns: vMissedFacts,
  handler: async (ctx, about) => await missedFacts(ctx, about),
});
