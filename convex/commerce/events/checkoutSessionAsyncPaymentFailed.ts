import type { MutationCtx } from "../../_generated/server";
import type { EventOutcome } from "../../platform/eventOutcome";
import { failSession } from "../failSession";
import { sessionFacts } from "./sessionEvent";
import type { StripeRecord } from "./stripeObject";

/** A slow payment failed after the session was completed: nothing is owed, and what was held is free again. */
export async function checkoutSessionAsyncPaymentFailed(ctx: MutationCtx, session: StripeRecord): Promise<EventOutcome> {
  await failSession(ctx, sessionFacts(session));
  return { state: "processed", note: null, waitsFor: null };
}
