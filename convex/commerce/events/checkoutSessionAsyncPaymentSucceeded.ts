import type { MutationCtx } from "../../_generated/server";
import type { EventOutcome } from "../../platform/eventOutcome";
import { applySessionEvent, sessionFacts } from "./sessionEvent";
import type { StripeRecord } from "./stripeObject";

/** A slow payment arrived after the session was completed. */
export async function checkoutSessionAsyncPaymentSucceeded(ctx: MutationCtx, session: StripeRecord): Promise<EventOutcome> {
  return await applySessionEvent(ctx, sessionFacts(session));
}
