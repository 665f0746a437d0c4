import { retrieveSettlement, stripe, type Settlement } from "../providers/stripe";
import type { WorkArgs } from "./tasks";
import { condemning } from "./stripeFailure";

/** Reads what Stripe credited and kept for a payment, so that its fee can be booked. */
export async function settleStripePayment({ paymentIntentId }: WorkArgs<"stripe.settle">): Promise<Settlement> {
  return await condemning(() => retrieveSettlement(stripe(), paymentIntentId));
}
