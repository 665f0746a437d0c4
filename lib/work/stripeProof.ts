import { readBalancePage, stripe, type BalancePage } from "../providers/stripe";
import { condemning } from "./stripeFailure";
import type { WorkArgs } from "./tasks";

/** Reads one page of what Stripe moved, for the daily proof. */
export async function readStripePage({ since, after }: WorkArgs<"stripe.proof">): Promise<BalancePage> {
  return await condemning(() => readBalancePage(stripe(), { since, after }));
}
