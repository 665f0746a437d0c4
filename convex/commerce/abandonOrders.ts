import { CHECKOUT } from "../../lib/domain/limits";
import type { MutationCtx } from "../_generated/server";
import { closeUnpaid } from "./closeOrder";

const BATCH = 100;

/** Gives up open orders that got no session in time. Nobody was shown where to pay for them. */
export async function abandonOrders(ctx: MutationCtx): Promise<void> {
  const unattached = await ctx.db
    .query("orders")
    .withIndex("by_payment_session", (q) =>
      q
        .eq("payment", "open")
        .eq("sessionId", null)
        .lt("_creationTime", Date.now() - CHECKOUT.abandonAfterMs),
    )
    .take(BATCH);
  for (const order of unattached) await closeUnpaid(ctx, order, "abandoned");
}
