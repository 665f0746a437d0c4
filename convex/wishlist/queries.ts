import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { userQuery } from "../functions";
import { vWishRow } from "./schema";
import { wishedBeats, wishlistOf } from "./wishlistOf";

/** The caller's wishlist, the latest first. */
export const mine = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vWishRow),
  handler: async (ctx, { paginationOpts }) => await wishlistOf(ctx, paginationOpts),
});

/** The ids of what the caller saved. */
export const ids = userQuery({
  args: {},
  returns: v.array(v.id("beats")),
  handler: async (ctx) => await wishedBeats(ctx),
});
