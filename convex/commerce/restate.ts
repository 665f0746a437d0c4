import { unwoundEntries } from "../../lib/domain/ledger";
import { refundState } from "../../lib/domain/orderMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { audit } from "../platform/audit";
import { openIncident, resolveIncident } from "../platform/incidents";
import { wakeEvents } from "../platform/wakeEvents";
import { watchLosses } from "./bookDispute";
import { book, bookedLines } from "./ledger";
import { noticeOfRefund } from "./notices";
import { linesOf } from "./orderLines";
import { takeBack } from "./takeBack";
import type { Standing } from "./unwound";

/** What news of a refund waits for while the refunds we know of exceed the payment. */
export function refundFailureKey(order: Doc<"orders">): string {
  return `refund_failure:${order._id}`;
}

/** Takes an order from one standing of its refunds to another: the book, the payment's state, the goods, those to be told. */
export async function restate(ctx: MutationCtx, order: Doc<"orders">, before: Standing, after: Standing): Promise<void> {
  if (after.made === before.made && after.failed === before.failed && after.due === before.due) return;
  const lines = await linesOf(ctx, order._id);
  const entries = unwoundEntries(bookedLines(lines), before, after);
  const booked = await book(ctx, order, bookingKey(order, after), entries);
  if (!booked && entries.length > 0) fail("internal", "A refund was booked twice.");
  const { refunded, failed } = after;
  const payment = refundState(order.total, refunded);
  const over = failed > before.failed || refunded === order.total;
  await ctx.db.patch(order._id, { refunded, payment, ...(over ? { refundRequest: null } : {}) });
  await audit(ctx, "system", "order.refunded", `order:${order._id}`, { refunded, failed, total: order.total, currency: order.currency });
  if (after.due === order.total) await takeBack(ctx, order, lines, "refunded");
  if (refunded > before.refunded) await noticeOfRefund(ctx, order, refunded);
  await raiseOrSettle(ctx, order, after);
  await watchLosses(ctx, { ...order, refunded });
  if (failed > before.failed) await wakeEvents(ctx, refundFailureKey(order));
}

/** No two standings of one order share it: each part only grows while the parts before it stay. */
function bookingKey(order: Doc<"orders">, { made, failed, due }: Standing): string {
  return failed === 0 ? `refund/${order._id}/${made}` : `refund/${order._id}/${made}-${failed}-${due}`;
}

async function raiseOrSettle(ctx: MutationCtx, order: Doc<"orders">, { due, refunded }: Standing): Promise<void> {
  const key = `refund_failed/${order._id}`;
  if (due === refunded) {
    await resolveIncident(ctx, key, "The money has reached the buyer after all.");
    return;
  }
  await openIncident(ctx, {
    key,
    kind: "refund_failed",
    subject: `order:${order._id}`,
    message: `The bank sent a refund of order ${order.number} back. The buyer is still owed it: refund the order again, or return the money another way.`,
    detail: { owed: due - refunded, currency: order.currency },
  });
}
