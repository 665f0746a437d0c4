import { v } from "convex/values";
import { userQuery, visitorQuery } from "../functions";
import { vWish } from "../commerce/validators";
import { cartView } from "./cartView";
import { linesOfCart } from "./lines";
import { vCart, vLooseWish } from "./validators";

/** What the caller's account has in its cart. */
export const mine = userQuery({
  args: {},
  returns: v.array(vWish),
  handler: async (ctx) => await linesOfCart(ctx, ctx.user._id),
});

/** A cart with its prices: the caller's own, or for a visitor the `lines` that their browser kept. */
export const view = visitorQuery({
  args: { lines: v.array(vLooseWish) },
  returns: vCart,
  handler: async (ctx, { lines }) => await cartView(ctx, lines),
});
