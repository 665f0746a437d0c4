import { advanceFulfilment } from "../../lib/domain/fulfilmentMachine";
import { refundEntries } from "../../lib/domain/ledger";
import { advancePayment, hasBeenPaid, refundState } from "../../lib/domain/orderMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { audit } from "../platform/audit";
import { kindOf } from "./kinds/registry";
import { book, bookedLines } from "./ledger";
import { linesOf } from "./orderLines";

/**
 * Records that `refunded` minor units of an order have gone back in all. Going by the sum rather than by the step makes the
 * order in which news of refunds arrives irrelevant: a smaller sum is old news. A full refund takes the goods back.
 */
export async function recordRefunded(ctx: MutationCtx, order: Doc<"orders">, refunded: number): Promise<void> {
  if (!hasBeenPaid(order.payment)) fail("conflict", "An order that was not paid cannot be refunded.");
  if (refunded > order.total) fail("conflict", `Refunded ${refunded} of an order for ${order.total}.`);
  if (refunded <= order.refunded) return;
  const lines = await linesOf(ctx, order._id);
  await book(ctx, order, `refund/${order._id}/${refunded}`, refundEntries(bookedLines(lines), order.refunded, refunded));
  const payment = advancePayment(order.payment, refundState(order.total, refunded));
  await ctx.db.patch(order._id, { refunded, payment });
  await audit(ctx, "system", "order.refunded", `order:${order._id}`, { refunded, total: order.total, currency: order.currency });
  if (payment === "refunded") await takeBack(ctx, order, lines);
}

async function takeBack(ctx: MutationCtx, order: Doc<"orders">, lines: Doc<"orderLines">[]): Promise<void> {
  for (const line of lines) {
    if (line.outcome !== "fulfilled") continue;
    await kindOf(line.detail.kind).revoke(ctx, line, "refunded");
    await ctx.db.patch(line._id, { outcome: "revoked" });
  }
  await ctx.db.patch(order._id, { fulfilment: advanceFulfilment(order.fulfilment, "revoked") });
}
