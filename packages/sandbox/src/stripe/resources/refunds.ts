import { refundCharge } from "../refunds/create";
import type { Transaction } from "../state/transaction";
import type { Charge, Refund } from "../state/types";
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
