import { expireSession, stripe, type SessionFacts } from "../providers/stripe";
import type { WorkArgs } from "./tasks";
import { condemning } from "./stripeFailure";

/** Ends a checkout that may no longer be paid. The facts say so if it was paid first. */
export async function expireStripeSession({ sessionId }: WorkArgs<"stripe.expireSession">): Promise<{ status: string; facts: SessionFacts }> {
  const facts = await condemning(() => expireSession(stripe(), sessionId));
  return { status: facts.status, facts };
}
