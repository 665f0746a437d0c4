import type { Infer } from "convex/values";
import { COUPON_BOUNDS, couponCode, covers } from "../../lib/domain/coupons";
import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { couponProblem, NO_SUCH_CODE } from "./couponProblem";
import { usedProblem } from "./couponUses";
import type { vTriedCoupon } from "./validators";

type Tried = Infer<typeof vTriedCoupon>;

/**
 * Looks a code up for a buyer who wants one of these beats, all of one store. It answers rather than refuses, so that a
 * wrong guess is counted like a right one: a refusal would take the count back with it.
 */
export async function tryCoupon(ctx: UserMutationCtx, { beatIds, code: text }: { beatIds: Id<"beats">[]; code: string }): Promise<Tried> {
  await spend(ctx, "tryCoupon", ctx.user._id);
  if (beatIds.length > COUPON_BOUNDS.beats) fail("invalid_request", "These are too many beats at once.");
  const code = couponCode(text);
  const [first] = beatIds;
  const beat = first === undefined ? null : await ctx.db.get(first);
  if (code === null || beat === null || beat.status === "draft") return no(NO_SUCH_CODE);
  const coupon = await ctx.db
    .query("coupons")
    .withIndex("by_code", (q) => q.eq("storeId", beat.storeId).eq("code", code))
    .unique();
  if (coupon === null) return no(NO_SUCH_CODE);
  const problem = couponProblem(coupon, Date.now()) ?? (await usedProblem(ctx, coupon, ctx.user._id));
  if (problem !== null) return no(problem);
  const { discount, tiers, minAmount, currency } = coupon;
  const good = beatIds.some((beatId) => covers({ beatIds: coupon.beatIds, tiers: null, minAmount }, { beatId, tierType: "basic" }));
  if (!good) return no("This code is for other beats of this store.");
  return { found: true, couponId: coupon._id, code, discount, beatIds: coupon.beatIds, tiers, minAmount, currency };
}

function no(reason: string): Tried {
  return { found: false, reason };
}
