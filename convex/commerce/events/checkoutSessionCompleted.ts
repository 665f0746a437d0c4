import type { MutationCtx } from "../../_generated/server";
import type { EventOutcome } from "../../platform/eventOutcome";
import { applySessionEvent, sessionFacts } from "./sessionEvent";
import type { StripeRecord } from "./stripeObject";

/** The buyer has finished checking out: paid now, or still to be paid by a slow method. */
export async function checkoutSessionCompleted(ctx: MutationCtx, session: StripeRecord): Promise<EventOutcome> {
  return await applySessionEvent(ctx, sessionFacts(session));
}
