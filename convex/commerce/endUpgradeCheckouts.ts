import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { endOpenOrder } from "./closeOrder";

/** Open orders looked at: the cap, and those that Stripe was asked to end and has not answered about. */
const LOOKED_AT = 50;

/** Ends what its holder has open to upgrade a licence that is over. Whatever is paid there all the same goes back by itself. */
export async function endUpgradeCheckouts(ctx: MutationCtx, license: Doc<"licenses">): Promise<void> {
  const open = await ctx.db
    .query("orders")
    .withIndex("by_buyer_payment", (q) => q.eq("buyerId", license.buyerId).eq("payment", "open"))
    .order("desc")
    .take(LOOKED_AT);
  for (const order of open) {
    if (order.itemKey.startsWith(`beat_upgrade/${license._id}/`)) await endOpenOrder(ctx, order, "abandoned");
  }
}
