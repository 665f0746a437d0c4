import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { enqueueWork, type WorkTask } from "./enqueueWork";
import { requeueWork } from "./requeueWork";

/** The row of a business fact, if it was ever asked for. */
export async function workOf(ctx: QueryCtx, key: string): Promise<Doc<"work"> | null> {
  return await ctx.db
    .query("work")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();
}

/**
 * Asks for work whose effect is missing, under its own business key: a row that was never made is made, one that is done is
 * done over. What is under way or was given up is left to the lane; `parked` says the latter.
 * For work whose repetition is harmless only.
 */
export async function askAgain(ctx: MutationCtx, task: WorkTask, key: string): Promise<{ asked: boolean; parked: Doc<"work"> | null }> {
  const row = await workOf(ctx, key);
  if (row === null) await enqueueWork(ctx, task, key);
  else if (row.state === "done") await requeueWork(ctx, row._id);
  return { asked: row === null || row.state === "done", parked: row?.state === "parked" ? row : null };
}
