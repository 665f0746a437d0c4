import { CHECKOUT } from "../../lib/domain/limits";
import type { MutationCtx } from "../_generated/server";
import { endOpenOrder } from "./closeOrder";

const BATCH = 100;

/** Asks Stripe once about every order whose session should be over, in case the news of it was lost. */
export async function reconcileOrders(ctx: MutationCtx): Promise<void> {
  const overdueSince = Math.floor((Date.now() - CHECKOUT.reconcileGraceMs) / 1000);
  const overdue = await ctx.db
    .query("orders")
    .withIndex("by_payment_expiry", (q) => q.eq("payment", "open").eq("closing", false).lt("expiresAt", overdueSince))
    .take(BATCH);
  for (const order of overdue) await endOpenOrder(ctx, order, "abandoned");
}
