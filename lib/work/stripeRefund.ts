import { refundPayment, stripe, type Refunded, type RefundRefused } from "../providers/stripe";
import type { WorkContext } from "./report";
import type { WorkArgs } from "./tasks";
import { condemning } from "./stripeFailure";

/** Returns an order's money, once per attempt: the row's key names it. */
export async function refundStripePayment(order: WorkArgs<"stripe.refund">, { key }: Pick<WorkContext, "key">): Promise<Refunded | RefundRefused> {
  return await condemning(() => refundPayment(stripe(), order, key));
}
