import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { creatorMutation, creatorQuery, userMutation } from "../functions";
import { changeCoupon } from "./changeCoupon";
import { createCoupon } from "./createCoupon";
import { listCoupons } from "./listCoupons";
import { tryCoupon } from "./tryCoupon";
import { couponPromise, couponSettings, vCouponRow, vTriedCoupon } from "./validators";

/** The caller's coupons, newest first. */
export const mine = creatorQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vCouponRow),
  handler: async (ctx, { paginationOpts }) => await listCoupons(ctx, paginationOpts),
});

/** Brings a coupon of the caller's store out; `code` is made up where it is `null`. */
export const create = creatorMutation({
  args: { code: v.union(v.string(), v.null()), ...couponPromise, ...couponSettings },
  returns: v.object({ couponId: v.id("coupons"), code: v.string() }),
  handler: async (ctx, args) => await createCoupon(ctx, args),
});

/** Changes until when and how often one of the caller's coupons is good, or pauses it. */
export const change = creatorMutation({
  args: { couponId: v.id("coupons"), ...couponSettings },
  returns: v.null(),
  handler: async (ctx, { couponId, ...settings }): Promise<null> => {
    await changeCoupon(ctx, couponId, settings);
    return null;
  },
});

/** What a code is good for, for the caller and beats of one store. Tries are counted, right ones and wrong ones alike. */
export const find = userMutation({
  args: { beatIds: v.array(v.id("beats")), code: v.string() },
  returns: vTriedCoupon,
  handler: async (ctx, args) => await tryCoupon(ctx, args),
});
