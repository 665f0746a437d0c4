import type { MutationCtx } from "../../_generated/server";
import type { EventOutcome } from "../../platform/eventOutcome";
import { applySessionEvent, sessionFacts } from "./sessionEvent";
import type { StripeRecord } from "./stripeObject";

/** Stripe's word that a session can no longer be paid: the order closes and what it held is free again. */
export async function checkoutSessionExpired(ctx: MutationCtx, session: StripeRecord): Promise<EventOutcome> {
  return await applySessionEvent(ctx, sessionFacts(session));
}
