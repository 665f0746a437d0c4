import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { adminMutation } from "../functions";
import { pruneLinks } from "../identity/signInLinks";
import { pruneInbox } from "./pruneInbox";
import { replayEvent as replay } from "./replayEvent";
import { retryWork as retry } from "./retryWork";
import { pruneLimits } from "./slidingWindow";

/** Processes a failed event once more. */
export const replayEvent = adminMutation({
  args: { inboxId: v.id("inbox") },
  returns: v.null(),
  handler: async (ctx, { inboxId }) => {
    await replay(ctx, inboxId);
    return null;
  },
});

/** Puts parked work back in the queue with a fresh count of attempts. */
export const retryWork = adminMutation({
  args: { workId: v.id("work") },
  returns: v.null(),
  handler: async (ctx, { workId }) => {
    await retry(ctx, workId);
    return null;
  },
});

/** Drops what is over: counters of past windows, links of past mails, events of long ago. */
export const prune = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await pruneLimits(ctx);
    await pruneLinks(ctx);
    await pruneInbox(ctx);
    return null;
  },
});
