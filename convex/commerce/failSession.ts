import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { checkOrigin, orderOfSession, type SessionFacts } from "./applySession";
import { closeUnpaid } from "./closeOrder";

/** Applies Stripe's word that a completed session will not be paid after all. */
export async function failSession(ctx: MutationCtx, facts: SessionFacts): Promise<void> {
  const order = (await orderOfSession(ctx, facts.sessionId)) ?? fail("not_found", `No order has the session ${facts.sessionId}.`);
  checkOrigin(order, facts);
  await closeUnpaid(ctx, order, "payment_failed");
}
