import type { Infer } from "convex/values";
import { PRICE_BOUNDS } from "../../lib/domain/limits";
import { TIER_TYPES, type TierType } from "../../lib/domain/beatTiers";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { CreatorMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { within } from "./checkCoupon";
import type { vFloor } from "./validators";

type Floor = Infer<typeof vFloor>;

/** What a store takes for offers, tier by tier. */
export async function floorsOf(ctx: QueryCtx, storeId: Id<"stores">): Promise<Floor[]> {
  const rows = await ctx.db
    .query("offerFloors")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .take(TIER_TYPES.length);
  return rows.map(({ tierType, floor, enabled }) => ({ tierType, floor, enabled }));
}

/** The tiers that a store takes offers on, and from what sum. */
export async function openFloors(ctx: QueryCtx, storeId: Id<"stores">): Promise<Map<TierType, number>> {
  return new Map((await floorsOf(ctx, storeId)).filter(({ enabled }) => enabled).map(({ tierType, floor }) => [tierType, floor]));
}

/** Sets a floor of the caller's store, or stops taking offers on a tier. */
export async function setFloor(ctx: CreatorMutationCtx, setting: Floor): Promise<void> {
  await spend(ctx, "changeDeals", ctx.user._id);
  within("floor", setting.floor, { min: PRICE_BOUNDS.smallestCharge, max: PRICE_BOUNDS.max });
  const known = await ctx.db
    .query("offerFloors")
    .withIndex("by_store", (q) => q.eq("storeId", ctx.store._id).eq("tierType", setting.tierType))
    .unique();
  if (known === null) await ctx.db.insert("offerFloors", { storeId: ctx.store._id, ...setting });
  else await ctx.db.patch(known._id, setting);
}
