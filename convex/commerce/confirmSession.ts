import type { Infer } from "convex/values";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { applySession, type SessionFacts } from "./applySession";
import type { vOrderState } from "./validators";

/** The webhook's work on somebody's request, answered with where the order stands. */
export async function confirmSession(ctx: MutationCtx, facts: SessionFacts): Promise<Infer<typeof vOrderState>> {
  const order = (await applySession(ctx, facts)) ?? fail("not_found", "There is no order with this session.");
  const { _id, number, payment, fulfilment, dispute } = order;
  return { orderId: _id, number, payment, fulfilment, dispute };
}
