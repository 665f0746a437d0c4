import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { linesOf } from "./orderLines";
import type { vSessionSpec } from "./validators";

/** Everything Stripe's session is made from, out of the stored order alone: a retry sends the same bytes. */
export async function sessionSpec(ctx: QueryCtx, order: Doc<"orders">): Promise<Infer<typeof vSessionSpec>> {
  const lines = await linesOf(ctx, order._id);
  return {
    orderId: order._id,
    number: order.number,
    currency: order.currency,
    total: order.total,
    expiresAt: order.expiresAt,
    buyerEmail: order.buyerEmail,
    lines: lines.map(({ title, description, unitAmount, quantity }) => ({ title, description, unitAmount, quantity })),
    // Stripe fills the braces in; they must reach it unescaped.
    successPath: "/checkout/success?session_id={CHECKOUT_SESSION_ID}",
    cancelPath: `${order.cancelPath}&order=${order._id}`,
  };
}
