import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { QueryCtx } from "../_generated/server";
import { bounded } from "./bounded";
import type { vInboxState } from "./schema";

/** Events in one state, newest first. */
export async function listEvents(ctx: QueryCtx, state: Infer<typeof vInboxState>, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("inbox")
    .withIndex("by_state", (q) => q.eq("state", state))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const page = result.page.map(({ _id, _creationTime, provider, eventId, type, attempts, note }) => ({
    inboxId: _id,
    provider,
    eventId,
    type,
    attempts,
    note,
    receivedAt: _creationTime,
  }));
  return { ...result, page };
}

/** Work that was given up, newest first. */
export async function listParkedWork(ctx: QueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("work")
    .withIndex("by_state", (q) => q.eq("state", "parked"))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const page = result.page.map(({ _id, _creationTime, task, key, attempts, lastError }) => ({
    workId: _id,
    kind: task.kind,
    key,
    attempts,
    lastError,
    createdAt: _creationTime,
  }));
  return { ...result, page };
}
