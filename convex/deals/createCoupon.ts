import type { Infer } from "convex/values";
import type { ObjectType } from "convex/values";
import { codeFrom, COUPON_BOUNDS, couponCode } from "../../lib/domain/coupons";
import { CURRENCIES } from "../../lib/domain/money";
import type { Id } from "../_generated/dataModel";
import type { CreatorMutationCtx } from "../functions";
import { fail } from "../errors";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { checkSettings, refuseField, within } from "./checkCoupon";
import { makeShards } from "./couponShards";
import type { couponPromise, couponSettings, vDiscount } from "./validators";

type NewCoupon = ObjectType<typeof couponPromise> & ObjectType<typeof couponSettings> & { code: string | null };

const GENERATED = 8;

/** Brings a coupon out. Without a code of the seller's choice one is made up. */
export async function createCoupon(ctx: CreatorMutationCtx, { code: chosen, ...coupon }: NewCoupon): Promise<{ couponId: Id<"coupons">; code: string }> {
  const { store, user } = ctx;
  await spend(ctx, "changeDeals", user._id);
  checkDiscount(coupon.discount);
  within("minAmount", coupon.minAmount, { min: 0, max: COUPON_BOUNDS.amount.max });
  checkSettings(coupon);
  await checkScope(ctx, coupon);
  const code = chosen === null ? madeUp() : (couponCode(chosen) ?? refuseField("code", `Use ${COUPON_BOUNDS.code.min} to ${COUPON_BOUNDS.code.max} letters, digits and hyphens.`));
  const taken = await ctx.db
    .query("coupons")
    .withIndex("by_code", (q) => q.eq("storeId", store._id).eq("code", code))
    .unique();
  if (taken !== null) fail("conflict", `You have a code ${code} already.`);
  const couponId = await ctx.db.insert("coupons", { storeId: store._id, sellerId: user._id, code, currency: CURRENCIES[0], ...coupon });
  await makeShards(ctx, couponId, coupon.maxUses);
  await audit(ctx, { userId: user._id }, "coupon.created", `coupon:${couponId}`, { code });
  return { couponId, code };
}

function madeUp(): string {
  return codeFrom(crypto.getRandomValues(new Uint8Array(GENERATED)));
}

function checkDiscount(discount: Infer<typeof vDiscount>): void {
  if (discount.kind === "percent") within("discount", discount.percent, COUPON_BOUNDS.percent);
  else within("discount", discount.amount, COUPON_BOUNDS.amount);
}

/** A coupon is for the seller's own beats, and a list of none is no list. */
async function checkScope(ctx: CreatorMutationCtx, { beatIds, tiers }: Pick<NewCoupon, "beatIds" | "tiers">): Promise<void> {
  if (tiers !== null && (tiers.length === 0 || new Set(tiers).size < tiers.length)) refuseField("tiers", "Choose the licences it is for, or all.");
  if (beatIds === null) return;
  if (beatIds.length === 0 || beatIds.length > COUPON_BOUNDS.beats) refuseField("beatIds", `Choose 1 to ${COUPON_BOUNDS.beats} beats, or all.`);
  const beats = await Promise.all(beatIds.map(async (beatId) => await ctx.db.get(beatId)));
  if (beats.some((beat) => beat?.storeId !== ctx.store._id)) fail("not_found", "There is no such beat of yours.");
}
