import type { Infer } from "convex/values";
import { CHECKOUT } from "../../lib/domain/limits";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { endOpenOrder } from "./closeOrder";
import { handOn } from "./handOn";
import { ordersHolding, type Since } from "./holds";
import type { Quote } from "./kinds/productKind";
import { sessionSpec } from "./sessionSpec";
import type { vOpened } from "./validators";

/** Open orders looked at: the cap, and those that Stripe was asked to end and has not answered about. */
const LOOKED_AT = 50;

/** What an order comes to, and by which coupon. */
export type Charge = { total: number; couponId: Id<"coupons"> | undefined };

type Resumed = {
  opened: Infer<typeof vOpened> | null;
  /** Open orders left that nobody asked to end. */
  openOrders: number;
  /** Of the exclusives that were handed on by orders that were ended. */
  since: Since;
};

/**
 * Looks at what the buyer already has open. The same things at the same price are given back: their session, or what to make it
 * from. Anything else open on one of them is ended, so that a buyer has one checkout per beat; it hands on what is wanted still.
 */
export async function resumeOrder(ctx: MutationCtx, buyerId: Id<"users">, quote: Quote, { total, couponId }: Charge): Promise<Resumed> {
  const open = await ctx.db
    .query("orders")
    .withIndex("by_buyer_payment", (q) => q.eq("buyerId", buyerId).eq("payment", "open"))
    .order("desc")
    .take(LOOKED_AT);
  const onTheSame = await ordersHolding(ctx, buyerId, quote.claims);
  const resumed: Resumed = { opened: null, openOrders: 0, since: new Map() };
  for (const order of open) {
    if (order.closing) continue;
    // With another coupon it is another checkout.
    const same = order.itemKey === quote.itemKey && order.couponId === couponId;
    if (same && order.total === total && isAlive(order)) {
      resumed.opened ??= await givenBack(ctx, order);
      resumed.openOrders += 1;
    } else if (onTheSame.has(order._id)) {
      // A price that changed is the seller's doing; everything else is the buyer's own.
      const handed = await handOn(ctx, order, quote.claims, same && order.total !== total);
      await endOpenOrder(ctx, order, "abandoned");
      resumed.since = new Map([...resumed.since, ...handed]);
    } else {
      resumed.openOrders += 1;
    }
  }
  return resumed;
}

/** Whether an order can still be paid, or its session still be made. */
function isAlive(order: Doc<"orders">): boolean {
  if (order.sessionId === null) return order._creationTime + CHECKOUT.abandonAfterMs > Date.now();
  return order.expiresAt * 1000 > Date.now();
}

async function givenBack(ctx: MutationCtx, order: Doc<"orders">): Promise<Infer<typeof vOpened>> {
  const { sessionId, sessionUrl } = order;
  if (sessionId === null || sessionUrl === null) {
    return { orderId: order._id, outcome: "session", session: null, spec: await sessionSpec(ctx, order) };
  }
  return { orderId: order._id, outcome: "existing", session: { sessionId, url: sessionUrl }, spec: null };
}
