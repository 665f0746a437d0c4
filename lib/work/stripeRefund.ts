import { refundPayment, stripe, type Refunded } from "../providers/stripe";
import type { WorkArgs } from "./tasks";
import { condemning } from "./stripeFailure";

/** Returns an order's money, once. */
export async function refundStripePayment(order: WorkArgs<"stripe.refund">): Promise<Refunded> {
  return await condemning(() => refundPayment(stripe(), order));
}
