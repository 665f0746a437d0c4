import { advanceFulfilment } from "../../lib/domain/fulfilmentMachine";
import { saleEntries } from "../../lib/domain/ledger";
import { advancePayment } from "../../lib/domain/orderMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { payOffers } from "../deals/agreedOffer";
import { consumeUse, readmitUse, releaseUse } from "../deals/couponUses";
import { kept } from "../kept";
import { audit } from "../platform/audit";
import { enqueueWork } from "../platform/enqueueWork";
import { wakeEvents } from "../platform/wakeEvents";
import { askRefund } from "./askRefund";
import { endHolds } from "./holds";
import { kindOf } from "./kinds/registry";
import { book, bookedLines } from "./ledger";
import { noticeOfSale } from "./notices";
import { linesOf } from "./orderLines";
import { enterSales } from "./sale/enterSales";

/** What an event about a payment we do not know of yet waits for. */
export function paymentIntentKey(paymentIntentId: string): string {
  return `payment_intent:${paymentIntentId}`;
}

/**
 * Records that an order is paid, and hands its goods over, in this one transaction. Lines whose goods are gone by now are not
 * delivered, and what was paid for these goes back; the others stand. Does nothing when the payment was recorded before.
 */
export async function markPaid(ctx: MutationCtx, order: Doc<"orders">, paymentIntentId: string | null): Promise<Doc<"orders">> {
  const payment = advancePayment(order.payment, "paid");
  if (payment === order.payment) return order;
  await ctx.db.patch(order._id, { payment, paymentIntentId, paidAt: Date.now(), closedReason: null });
  const lines = await linesOf(ctx, order._id);
  const { settled, reason } = await deliver(ctx, order, lines);
  const delivered = settled.some((line) => line.outcome === "fulfilled");
  await ctx.db.patch(order._id, {
    fulfilment: delivered ? advanceFulfilment(order.fulfilment, "fulfilled") : order.fulfilment,
    refundReason: reason,
    ...(paymentIntentId === null ? {} : { stripeFee: null }),
  });
  if (delivered) await consumeUse(ctx, order._id, amountOf(settled, "fulfilled"));
  else await releaseUse(ctx, order._id);
  await endHolds(ctx, order._id, { state: delivered ? "consumed" : "released", coolDown: "never" });
  await enterSales(ctx, lines);
  await book(ctx, order, `sale/${order._id}`, saleEntries(bookedLines(settled)));
  await audit(ctx, "system", "order.paid", `order:${order._id}`, { total: order.total, currency: order.currency, delivered });
  if (delivered) await noticeOfSale(ctx, order);
  if (paymentIntentId !== null) await followUp(ctx, order, settled, paymentIntentId, reason);
  return await kept(ctx, order._id);
}

/** Hands over line by line; each line's outcome is kept, for the book goes by it ever after. */
async function deliver(ctx: MutationCtx, order: Doc<"orders">, lines: Doc<"orderLines">[]) {
  const settled: Doc<"orderLines">[] = [];
  const lapsed = await readmitUse(ctx, order);
  const missing: string[] = [];
  for (const line of lines) {
    const delivery = lapsed === null ? await kindOf(line.detail.kind).fulfil(ctx, line, order) : ({ delivered: false, reason: lapsed } as const);
    const outcome = delivery.delivered ? "fulfilled" : "refused";
    if (!delivery.delivered) missing.push(lines.length === 1 ? delivery.reason : `“${line.detail.beatTitle}”: ${delivery.reason}`);
    await ctx.db.patch(line._id, { outcome });
    if (delivery.delivered) await payOffers(ctx, line);
    settled.push({ ...line, outcome });
  }
  return { settled, reason: reasonOf(missing) };
}

/** Why what is missing is missing, in a line: for the buyer, and for Stripe, which takes no long text. */
function reasonOf([first, ...others]: string[]): string | null {
  if (first === undefined) return null;
  return others.length === 0 ? first : `${first} And ${others.length} more could not be delivered.`;
}

function amountOf(lines: Doc<"orderLines">[], outcome: "fulfilled" | "refused"): number {
  return lines.reduce((sum, line) => sum + (line.outcome === outcome ? line.amount : 0), 0);
}

/** What has to happen outside: Stripe's fee to be read, undeliverable goods to be paid back, earlier news to be taken up. */
async function followUp(
  ctx: MutationCtx,
  order: Doc<"orders">,
  lines: Doc<"orderLines">[],
  paymentIntentId: string,
  reason: string | null,
): Promise<void> {
  await enqueueWork(ctx, { kind: "stripe.settle", args: { orderId: order._id, paymentIntentId } }, `settle/${order._id}`);
  const due = amountOf(lines, "refused");
  if (due > 0) {
    const args = { orderId: order._id, paymentIntentId, amount: due, reason: reason ?? "The goods could not be delivered." };
    await askRefund(ctx, order, args);
  }
  await wakeEvents(ctx, paymentIntentKey(paymentIntentId));
}
