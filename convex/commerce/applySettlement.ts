import type { Infer } from "convex/values";
import { processingFeeEntries } from "../../lib/domain/ledger";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import type { vSettled } from "../platform/workKinds";
import { book, bookedLines } from "./ledger";
import { linesOf } from "./orderLines";

/** Books what Stripe kept of a payment. The balance transaction must be of this payment, in its currency. */
export async function applySettlement(ctx: MutationCtx, args: { orderId: Id<"orders"> }, settled: Infer<typeof vSettled>): Promise<void> {
  const order = (await ctx.db.get(args.orderId)) ?? fail("not_found", "There is no such order.");
  if (settled.currency !== order.currency) fail("conflict", `Settled in ${settled.currency}, ordered in ${order.currency}.`);
  if (settled.amount !== order.total) fail("conflict", `Settled ${settled.amount}, ordered for ${order.total}.`);
  if (!Number.isSafeInteger(settled.fee) || settled.fee < 0 || settled.fee > settled.amount) fail("conflict", `A fee of ${settled.fee} cannot be.`);
  const lines = await linesOf(ctx, order._id);
  await book(ctx, order, `fee/${order._id}`, processingFeeEntries(bookedLines(lines), settled.fee));
  await ctx.db.patch(order._id, { stripeFee: settled.fee });
}
