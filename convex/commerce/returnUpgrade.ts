import { advanceFulfilment } from "../../lib/domain/fulfilmentMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { askRefund } from "./askRefund";
import { refundRequestOf } from "./refundRequestOf";
import { standingOf } from "./unwound";

const REASON = "The licence that this one built upon was returned.";

/**
 * Sends back what an upgrade still holds of its buyer's money, because its base is gone. Returns true when nothing is left
 * to send: then the order ends here; else it ends when the refund is recorded. A refund that is under way already will do.
 */
export async function returnUpgrade(ctx: MutationCtx, upgrade: Doc<"licenses">): Promise<boolean> {
  const order = await ctx.db.get(upgrade.orderId);
  if (order === null) return true;
  const { _id: orderId, paymentIntentId } = order;
  const { refunded, withdrawn } = await standingOf(ctx, order);
  const amount = order.total - refunded - withdrawn;
  if (amount > 0 && paymentIntentId !== null) {
    if (refundRequestOf(order) !== null) return false;
    await ctx.db.patch(orderId, { refundReason: REASON, refundRequest: { by: "system", at: Date.now() } });
    await askRefund(ctx, order, { orderId, paymentIntentId, amount, reason: REASON });
    return false;
  }
  await ctx.db.patch(upgrade.lineId, { outcome: "revoked" });
  await ctx.db.patch(orderId, { fulfilment: advanceFulfilment(order.fulfilment, "revoked"), refundReason: REASON });
  return true;
}
