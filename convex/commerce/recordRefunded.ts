import type { Infer } from "convex/values";
import { refundStanding } from "../../lib/domain/refundStanding";
import { hasBeenPaid } from "../../lib/domain/orderMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { datedRefund } from "./datedRefund";
import { restate } from "./restate";
import { refundsOf, standingOf, toldSoFar } from "./unwound";
import type { vRefundFacts } from "./validators";

export type RefundFacts = Infer<typeof vRefundFacts>;

/**
 * Records that `told` minor units of an order have gone back in all, as Stripe says with the charge. A smaller sum is old
 * news. A full refund takes the goods back.
 */
export async function recordRefunded(ctx: MutationCtx, order: Doc<"orders">, told: number): Promise<void> {
  demandPaid(order);
  const before = await standingOf(ctx, order);
  const refunds = await refundsOf(ctx, order._id);
  const after = refundStanding(refunds, Math.max(told, toldSoFar(order, refunds)), order.total);
  if (after.refunded > order.total) fail("conflict", `Refunded ${after.refunded} of an order for ${order.total}.`);
  await restate(ctx, order, before, { ...after, withdrawn: before.withdrawn });
}

/**
 * Records one refund by Stripe's id, or that it failed. A refund that failed stays failed, whatever older news says later.
 * Returns `false`, and records nothing, while refunds we know of exceed the payment: then the failure of one is still to be
 * heard of.
 */
export async function recordRefund(ctx: MutationCtx, order: Doc<"orders">, refund: RefundFacts): Promise<boolean> {
  demandPaid(order);
  if (refund.amount > order.total) fail("conflict", `Refunded ${refund.amount} of an order for ${order.total}.`);
  const before = await standingOf(ctx, order);
  const row = await ctx.db
    .query("refunds")
    .withIndex("by_refund", (q) => q.eq("refundId", refund.refundId))
    .unique();
  const known = row === null ? null : datedRefund(row);
  if (known !== null && known.orderId !== order._id) fail("conflict", `The refund ${refund.refundId} belongs to another order.`);
  if (known !== null && (known.failedAt !== null || refund.failedAt === null)) return true;
  const { failedAt } = refund;
  const others = (await refundsOf(ctx, order._id)).filter(({ refundId }) => refundId !== refund.refundId);
  const told = toldSoFar(order, known === null ? others : [...others, known]);
  const after = refundStanding([...others, { ...refund, ...(known ?? {}), failedAt }], told, order.total);
  if (after.refunded > order.total) return false;
  if (known === null) await ctx.db.insert("refunds", { orderId: order._id, ...refund });
  else await ctx.db.patch(known._id, { failedAt });
  await restate(ctx, order, before, { ...after, withdrawn: before.withdrawn });
  return true;
}

function demandPaid(order: Doc<"orders">): void {
  if (!hasBeenPaid(order.payment)) fail("conflict", "An order that was not paid cannot be refunded.");
}
