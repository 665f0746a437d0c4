import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import type { vRefunded } from "../platform/workKinds";
import { recordRefunded } from "./recordRefunded";

/** Stripe debits the balance when a refund is made, so `pending` is booked like `succeeded`. */
const MADE = ["succeeded", "pending"];
const MAX_REFUNDS = 100;

/** Takes in a refund that our work made. Each refund counts once, by Stripe's id. */
export async function applyRefund(ctx: MutationCtx, args: { orderId: Id<"orders"> }, refund: Infer<typeof vRefunded>): Promise<void> {
  if (!MADE.includes(refund.status)) fail("conflict", `Stripe answered the refund ${refund.refundId} with ${refund.status}.`);
  if (!Number.isSafeInteger(refund.amount) || refund.amount <= 0) fail("invalid_request", "A refund is a whole number of minor units.");
  const order = (await ctx.db.get(args.orderId)) ?? fail("not_found", "There is no such order.");
  const known = await ctx.db
    .query("refunds")
    .withIndex("by_refund", (q) => q.eq("refundId", refund.refundId))
    .unique();
  if (known !== null) return;
  await ctx.db.insert("refunds", { orderId: order._id, refundId: refund.refundId, amount: refund.amount });
  const refunds = await ctx.db
    .query("refunds")
    .withIndex("by_order", (q) => q.eq("orderId", order._id))
    .take(MAX_REFUNDS);
  const sum = refunds.reduce((total, row) => total + row.amount, 0);
  await recordRefunded(ctx, order, sum);
}
