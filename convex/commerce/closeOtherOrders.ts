import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { endOpenOrder } from "./closeOrder";

const BATCH = 50;

/** Ends every other open order on a thing that this one just bought for good, in batches of their own. */
export async function closeOtherOrders(ctx: MutationCtx, resource: string, soldTo: Id<"orders">): Promise<void> {
  await ctx.scheduler.runAfter(0, internal.commerce.sweeps.closeOthers, { resource, soldTo, cursor: null });
}

export type CloseBatch = { resource: string; soldTo: Id<"orders">; cursor: string | null };

/** One batch; schedules the next where there is more. */
export async function closeBatch(ctx: MutationCtx, { resource, soldTo, cursor }: CloseBatch): Promise<void> {
  const holds = await ctx.db
    .query("holds")
    .withIndex("by_resource", (q) => q.eq("resource", resource).eq("state", "live"))
    .paginate({ cursor, numItems: BATCH });
  for (const hold of holds.page) {
    const other = hold.orderId === soldTo ? null : await ctx.db.get(hold.orderId);
    if (other !== null) await endOpenOrder(ctx, other, "sold");
  }
  if (holds.isDone) return;
  await ctx.scheduler.runAfter(0, internal.commerce.sweeps.closeOthers, { resource, soldTo, cursor: holds.continueCursor });
}
