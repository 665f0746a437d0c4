import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { adminQuery } from "../functions";
import { listEvents, listParkedWork } from "./attention";
import { vInboxState } from "./schema";

/** Events in one state, newest first: `failed` is what an administrator looks at. */
export const events = adminQuery({
  args: { state: vInboxState, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      inboxId: v.id("inbox"),
      provider: v.string(),
      eventId: v.string(),
      type: v.string(),
      attempts: v.number(),
      note: v.union(v.string(), v.null()),
      receivedAt: v.number(),
    }),
  ),
  handler: async (ctx, { state, paginationOpts }) => await listEvents(ctx, state, paginationOpts),
});

/** Work that was given up, newest first. */
export const parkedWork = adminQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      workId: v.id("work"),
      kind: v.string(),
      key: v.string(),
      attempts: v.number(),
      lastError: v.union(v.string(), v.null()),
      createdAt: v.number(),
    }),
  ),
  handler: async (ctx, { paginationOpts }) => await listParkedWork(ctx, paginationOpts),
});
