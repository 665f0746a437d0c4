import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { serviceMutation } from "../functions";
import { prune as pruneSignals } from "./prune";
import { rollUpStream as rollUpOne, startRollUps } from "./rollUp";
import { track as trackSignals } from "./track";
import { vSignal, vStream } from "./validators";

/** Counts what a browser says a visitor did, where it may be counted. The sender is digested and not kept. */
export const track = serviceMutation({
  args: {
    sender: v.object({ address: v.string(), userAgent: v.string() }),
    userId: v.union(v.id("users"), v.null()),
    source: v.string(),
    signals: v.array(vSignal),
  },
  returns: v.object({ counted: v.number() }),
  handler: async (ctx, args) => ({ counted: await trackSignals(ctx, args) }),
});

/** What the clock calls. */
export const rollUp = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await startRollUps(ctx);
    return null;
  },
});

/** One step of a run. */
export const rollUpStream = internalMutation({
  args: { stream: vStream },
  returns: v.null(),
  handler: async (ctx, { stream }): Promise<null> => {
    await rollUpOne(ctx, stream);
    return null;
  },
});

/** Deletes what was counted and is over. */
export const prune = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await pruneSignals(ctx);
    return null;
  },
});
