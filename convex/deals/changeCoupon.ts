import type { ObjectType } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { CreatorMutationCtx } from "../functions";
import { fail } from "../errors";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { checkSettings } from "./checkCoupon";
import { shareOut } from "./couponShards";
import type { couponSettings } from "./validators";

/** Changes how long and how often a coupon is good for, or pauses it. Checkouts that are open keep what they were promised. */
export async function changeCoupon(ctx: CreatorMutationCtx, couponId: Id<"coupons">, settings: ObjectType<typeof couponSettings>): Promise<void> {
  await spend(ctx, "changeDeals", ctx.user._id);
  const coupon = await ownCoupon(ctx, couponId);
  checkSettings(settings);
  await ctx.db.patch(couponId, settings);
  if (settings.maxUses !== coupon.maxUses) await shareOut(ctx, couponId, settings.maxUses);
  await audit(ctx, { userId: ctx.user._id }, "coupon.changed", `coupon:${couponId}`, { enabled: settings.enabled });
}

async function ownCoupon(ctx: CreatorMutationCtx, couponId: Id<"coupons">): Promise<Doc<"coupons">> {
  const coupon = await ctx.db.get(couponId);
  if (coupon === null || coupon.storeId !== ctx.store._id) fail("not_found", "There is no such coupon of yours.");
  return coupon;
}
