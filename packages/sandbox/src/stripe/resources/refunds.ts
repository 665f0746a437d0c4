import { formatAmount } from "../money/currency";
import { bookRefund } from "../money/ledger";
import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Charge, Metadata, Refund } from "../state/types";
import type { Api } from "../wire/api";
import { checkAtLeast, checkExclusive, mergeMetadata, onlyServed } from "../wire/checks";
import { StripeError } from "../wire/errors";
import { page } from "../wire/list";

export function refunds(api: Api): void {
  api.post("/v1/refunds", "RefundCreate", ({ tx, params }) => {
    const served = ["charge", "payment_intent", "amount", "reason", "metadata", "expand"];
    onlyServed(params, served, { inert: { reverse_transfer: false, refund_application_fee: false } });
    if (params.amount !== undefined) checkAtLeast(params.amount, 1, "amount");
    return refundCharge(tx, chargeOf(tx, params), {
      ...(params.amount !== undefined && { amount: params.amount }),
      reason: params.reason ?? null,
      metadata: mergeMetadata({}, params.metadata),
    });
  });

  api.get("/v1/refunds", "RefundList", ({ tx, params, path }) => {
    onlyServed(params, ["charge", "payment_intent", "created", "limit", "starting_after", "ending_before", "expand"]);
    const matching = tx.all("refund").filter(
      (refund) =>
        (params.charge === undefined || refund.charge === params.charge) &&
        (params.payment_intent === undefined || refund.payment_intent === params.payment_intent),
    );
    return page("refund", matching, params, path);
  });

  api.get("/v1/refunds/:id", "Retrieve", ({ tx, id }) => tx.get("refund", id));

  api.post("/v1/refunds/:id", "RefundUpdate", ({ tx, params, id }) => {
    onlyServed(params, ["metadata", "expand"]);
    const before = tx.get("refund", id);
    const after: Refund = { ...before, metadata: mergeMetadata(before.metadata ?? {}, params.metadata) };
    tx.emit("refund.updated", after, before);
    return tx.put("refund", after);
  });
}

/** The charge that `charge` names, or the one that paid the payment intent. */
function chargeOf(tx: Transaction, params: { charge?: string; payment_intent?: string }): Charge {
  checkExclusive(params, ["charge", "payment_intent"]);
  if (params.charge !== undefined) return tx.get("charge", params.charge, "charge");
  if (params.payment_intent === undefined) {
    throw new StripeError("One of the following params should be provided for this request: payment_intent or charge.", {
      code: "parameter_missing",
    });
  }
  const intent = tx.get("payment_intent", params.payment_intent, "payment_intent");
  const charge = intent.latest_charge ? tx.find("charge", intent.latest_charge) : undefined;
  if (intent.status === "succeeded" && charge) return charge;
  throw new StripeError(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    code: "payment_intent_unexpected_state",
    param: "payment_intent",
  });
}

interface RefundRequest {
  /** Minor units; what is left of the charge when absent. */
  amount?: number;
  reason: Refund["reason"];
  metadata: Metadata;
}

/** Refunds all or a part. @throws StripeError when the charge did not succeed or less than that is left of it. */
export function refundCharge(tx: Transaction, charge: Charge, request: RefundRequest): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = request.amount ?? left;
  checkRefundable(charge, amount, left);
  const id = newId("re");
  const booked = bookRefund(tx, { id, amount, currency: charge.currency }, charge);
  const refund: Refund = make("Refund", {
    id,
    object: "refund",
    created: tx.now(),
    amount,
    balance_transaction: booked.id,
    charge: charge.id,
    currency: charge.currency,
    customer: charge.customer,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: request.reason,
    metadata: request.metadata,
    status: "succeeded",
    destination_details: {
      type: "card",
      card: { type: "refund", reference_status: "pending", reference_type: "acquirer_reference_number" },
    },
  });
  const amount_refunded = charge.amount_refunded + amount;
  const after: Charge = { ...charge, amount_refunded, refunded: amount_refunded === charge.amount_captured };
  tx.put("refund", refund);
  tx.put("charge", after);
  tx.emit("charge.refunded", after, charge);
  tx.emit("refund.created", refund);
  return refund;
}

/** These refusals are kept for the idempotency key: the request was valid, the account's state was not. */
function checkRefundable(charge: Charge, amount: number, left: number): void {
  if (charge.status !== "succeeded") {
    throw new StripeError(`Charge ${charge.id} has not been captured or did not succeed, so it cannot be refunded.`, {
      code: "charge_not_refundable",
      param: "charge",
      executed: true,
    });
  }
  if (left === 0) {
    throw new StripeError(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded", executed: true });
  }
  if (amount > left) {
    const money = (value: number) => formatAmount(value, charge.currency);
    throw new StripeError(`Refund amount (${money(amount)}) is greater than unrefunded amount on charge (${money(left)})`, {
      param: "amount",
      executed: true,
    });
  }
}
