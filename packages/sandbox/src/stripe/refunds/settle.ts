import { bookRefundFailure } from "../money/ledger";
import type { Transaction } from "../state/transaction";
import type { Charge, Refund } from "../state/types";
import { StripeError } from "../wire/errors";

const DEFAULT_FAILURE = "expired_or_canceled_card";

/**
 * What the buyer's bank says of a refund later: a pending one succeeds, and either kind can come back. Then the money is
 * the account's again, and the charge counts as not refunded by that much.
 * @param reason Stripe's `failure_reason`, such as `lost_or_stolen_card`, `declined` or `unknown`.
 * @throws StripeError when the refund has had its last word already.
 */
export function settleRefund(tx: Transaction, before: Refund, status: "succeeded" | "failed", reason = DEFAULT_FAILURE): Refund {
  const possible = before.status === "pending" || (before.status === "succeeded" && status === "failed");
  if (!possible) throw new StripeError(`The refund ${before.id} is ${before.status}, so it cannot become ${status}.`);
  const { pending_reason: _pending, ...settled } = before;
  const after: Refund = status === "succeeded" ? { ...settled, status } : failed(tx, settled, reason);
  tx.put("refund", after);
  tx.emit("refund.updated", after, before);
  tx.emit("charge.refund.updated", after, before);
  if (status === "failed") tx.emit("refund.failed", after);
  return after;
}

function failed(tx: Transaction, refund: Refund, reason: string): Refund {
  const charge = tx.get("charge", refund.charge ?? "");
  const booked = bookRefundFailure(tx, refund, charge);
  const amount_refunded = charge.amount_refunded - refund.amount;
  const after: Charge = { ...charge, amount_refunded, refunded: amount_refunded === charge.amount_captured };
  tx.put("charge", after);
  const card = refund.destination_details?.card;
  return {
    ...refund,
    status: "failed",
    failure_reason: reason,
    failure_balance_transaction: booked.id,
    ...(card && { destination_details: { type: "card", card: { ...card, reference_status: "unavailable" } } }),
  };
}
