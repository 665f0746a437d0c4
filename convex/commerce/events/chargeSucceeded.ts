import type { EventOutcome } from "../../platform/eventOutcome";

/** A charge went through. The session and the payment intent say so too, with the order they belong to; nothing hangs on this. */
export async function chargeSucceeded(): Promise<EventOutcome> {
  return await Promise.resolve({ state: "ignored", note: "The payment is taken from its session and its intent.", waitsFor: null });
}
