import { disputeReinstatementEntries, disputeWithdrawalEntries } from "../../lib/domain/ledger";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import { kept } from "../kept";
import { openIncident, resolveIncident } from "../platform/incidents";
import { wakeEvents } from "../platform/wakeEvents";
import { book, bookedLines, isBooked } from "./ledger";
import { linesOf } from "./orderLines";
import { standingOf } from "./unwound";

/** One balance transaction of a dispute: `amount` negative where the bank took; `fee` what Stripe charged, negative where it gave back. */
export type Movement = { transactionId: string; amount: number; fee: number };

/** Books what a dispute moved on the balance, each of Stripe's balance transactions once. What was taken comes first. */
export async function bookDispute(ctx: MutationCtx, order: Doc<"orders">, id: Id<"disputes">, movements: Movement[]): Promise<void> {
  const lines = bookedLines(await linesOf(ctx, order._id));
  for (const { transactionId, amount, fee } of [...movements].sort((a, b) => a.amount - b.amount)) {
    const key = bookingKey(transactionId);
    if (await isBooked(ctx, key)) continue;
    const dispute = await kept(ctx, id);
    const standing = await standingOf(ctx, order);
    const taken = Math.max(0, 0 - amount);
    const given = Math.max(0, amount);
    if (given > dispute.withdrawn - dispute.reinstated) fail("conflict", "The bank gives back more than we know it took.");
    if (given > 0 ? fee > 0 : fee < 0) fail("conflict", "A dispute's fee is charged with what is taken, and comes back with what is given.");
    const entries =
      given > 0
        ? disputeReinstatementEntries(lines, standing, given, 0 - fee)
        : disputeWithdrawalEntries(lines, standing, taken, fee);
    await book(ctx, order, key, entries);
    await ctx.db.patch(id, { withdrawn: dispute.withdrawn + taken, reinstated: dispute.reinstated + given, fee: dispute.fee + fee });
  }
  await watchLosses(ctx, order);
  await wakeEvents(ctx, withdrawalKey(id));
}

function bookingKey(transactionId: string): string {
  return `dispute/${transactionId}`;
}

/** What news that a bank gives money back waits for, when we have not heard of it being taken. */
export function withdrawalKey(disputeId: Id<"disputes">): string {
  return `dispute_withdrawal:${disputeId}`;
}

/** Whether these movements give back more than was taken, as far as we know. */
export async function comesTooEarly(ctx: QueryCtx, dispute: Doc<"disputes">, movements: Movement[]): Promise<boolean> {
  let taken = dispute.withdrawn - dispute.reinstated;
  for (const { transactionId, amount } of movements) {
    if (!(await isBooked(ctx, bookingKey(transactionId)))) taken -= amount;
  }
  return taken < 0;
}

/** More went back than was paid when a bank takes what was refunded already. Somebody must tell the bank. */
export async function watchLosses(ctx: MutationCtx, order: Doc<"orders">): Promise<void> {
  const { refunded, withdrawn } = await standingOf(ctx, order);
  const beyond = refunded + withdrawn - order.total;
  const key = `paid_back_twice/${order._id}`;
  if (beyond <= 0) {
    await resolveIncident(ctx, key, "No more than was paid is gone any longer.");
    return;
  }
  await openIncident(ctx, {
    key,
    kind: "paid_back_twice",
    subject: `order:${order._id}`,
    message: `Order ${order.number} was refunded, and the bank took the money as well. Answer the dispute with the refund.`,
    detail: { beyond, currency: order.currency },
  });
}
