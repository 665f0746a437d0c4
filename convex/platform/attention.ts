import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import { eventRow, workRow } from "./admin/rows";
import type { vWorkState } from "./admin/validators";
import { bounded } from "./bounded";
import type { vInboxState } from "./schema";

/** Events in one state, newest first. */
export async function listEvents(ctx: QueryCtx, state: Infer<typeof vInboxState>, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("inbox")
    .withIndex("by_state", (q) => q.eq("state", state))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: result.page.map(eventRow) };
}

/** One event with what came over the wire. */
export async function eventOf(ctx: QueryCtx, inboxId: Id<"inbox">) {
  const event = (await ctx.db.get(inboxId)) ?? fail("not_found", "There is no such event.");
  return { ...eventRow(event), payload: event.payload, waitsFor: event.waitsFor, handledAt: event.handledAt };
}

/** Work in one state, newest first. */
export async function listWork(ctx: QueryCtx, state: Infer<typeof vWorkState>, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("work")
    .withIndex("by_state_created", (q) => q.eq("state", state))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: result.page.map(workRow) };
}
