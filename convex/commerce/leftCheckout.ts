import type { Infer } from "convex/values";
import type { UserQueryCtx } from "../functions";
import { holdsOf } from "./holds";
import type { vLeftCheckout } from "./validators";

/** A checkout of the caller's that they came back from without paying; `null` for anybody else's, and for what is no order. */
export async function leftCheckout(ctx: UserQueryCtx, id: string): Promise<Infer<typeof vLeftCheckout> | null> {
  const orderId = ctx.db.normalizeId("orders", id);
  const order = orderId === null ? null : await ctx.db.get(orderId);
  if (order === null || order.buyerId !== ctx.user._id) return null;
  const { payment, closing, total, currency, sessionUrl } = order;
  const exclusive = (await holdsOf(ctx, order._id)).some((hold) => hold.exclusive && hold.state === "live");
  return { payment, closing, total, currency, url: payment === "open" && !closing ? sessionUrl : null, exclusive };
}
