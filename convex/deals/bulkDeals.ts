import type { Infer } from "convex/values";
import { v } from "convex/values";
import { TIER_TEMPLATES, TIER_TYPES } from "../../lib/domain/beatTiers";
import { DEAL_BOUNDS } from "../../lib/domain/bulkDeals";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { creatorMutation, creatorQuery, type CreatorMutationCtx } from "../functions";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { refuseField, within } from "./checkCoupon";
import { vBulkDeal } from "./validators";

type BulkDeal = Infer<typeof vBulkDeal>;

/** The bulk deals of a store, one for each tier at most. */
async function dealsOf(ctx: QueryCtx, storeId: Id<"stores">): Promise<Doc<"bulkDeals">[]> {
  return await ctx.db
    .query("bulkDeals")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .take(TIER_TYPES.length);
}

/** Those that count at this time. */
export async function runningDeals(ctx: QueryCtx, storeId: Id<"stores">): Promise<Doc<"bulkDeals">[]> {
  const now = Date.now();
  return (await dealsOf(ctx, storeId)).filter(({ enabled, endsAt }) => enabled && (endsAt === null || now < endsAt));
}

async function setDeal(ctx: CreatorMutationCtx, deal: BulkDeal): Promise<void> {
  await spend(ctx, "changeDeals", ctx.user._id);
  within("buy", deal.buy, DEAL_BOUNDS.buy);
  within("get", deal.get, DEAL_BOUNDS.get);
  if (deal.endsAt !== null) within("endsAt", deal.endsAt, { min: 0, max: Number.MAX_SAFE_INTEGER });
  if (TIER_TEMPLATES[deal.tierType].exclusive) refuseField("tierType", "Exclusive rights are sold once, so there is no deal on them.");
  const known = await ctx.db
    .query("bulkDeals")
    .withIndex("by_store", (q) => q.eq("storeId", ctx.store._id).eq("tierType", deal.tierType))
    .unique();
  const dealId = known?._id ?? (await ctx.db.insert("bulkDeals", { storeId: ctx.store._id, ...deal }));
  if (known !== null) await ctx.db.patch(known._id, deal);
  const { tierType, buy, get, enabled } = deal;
  await audit(ctx, { userId: ctx.user._id }, "deal.set", `deal:${dealId}`, { tierType, buy, get, enabled });
}

/** The caller's bulk deals, running or not. */
export const mine = creatorQuery({
  args: {},
  returns: v.array(vBulkDeal),
  handler: async (ctx) => (await dealsOf(ctx, ctx.store._id)).map(({ tierType, buy, get, enabled, endsAt }) => ({ tierType, buy, get, enabled, endsAt })),
});

/** Sets the deal on a tier of the caller's store, or stops it. Checkouts that are open keep what they were promised. */
export const set = creatorMutation({
  args: vBulkDeal.fields,
  returns: v.null(),
  handler: async (ctx, deal): Promise<null> => {
    await setDeal(ctx, deal);
    return null;
  },
});
