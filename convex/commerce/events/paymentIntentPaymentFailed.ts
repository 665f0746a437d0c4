import type { EventOutcome } from "../../platform/eventOutcome";

/** A declined attempt. The session stays open and the buyer may try another card, so nothing of ours changes. */
export async function paymentIntentPaymentFailed(): Promise<EventOutcome> {
  return await Promise.resolve({ state: "ignored", note: "An attempt was declined; the checkout stays open.", waitsFor: null });
}
