import type { Infer } from "convex/values";
import { TIER_TEMPLATES, filesOf, termsOf, type TierType } from "../../lib/domain/beatTiers";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { beatResource, exclusiveHolder } from "../commerce/holds";
import { standings } from "../commerce/upgradeOffers";
import { agreedOffer } from "../deals/agreedOffer";
import { runningDeals } from "../deals/bulkDeals";
import { openFloors } from "../deals/offerFloors";
import { followerCount } from "../follows/followers";
import type { VisitorQueryCtx } from "../functions";
import { tallyOf } from "../platform/tally";
import { ratingFor } from "../reviews/scores";
import { wishTally } from "../wishlist/wishTally";
import { beatCard } from "./beatCard";
import { assetsOf, trackCounts } from "./beatFiles";
import { soundOf } from "./soundOf";
import type { vBeatPage, vTierOffer } from "./validators";

type TierOffer = Infer<typeof vTierOffer>;

/** One beat with what it is offered at. A draft has no page; a sold beat keeps its own and says so. */
export async function beatPage(ctx: VisitorQueryCtx, slug: string): Promise<Infer<typeof vBeatPage> | null> {
  const beat = await ctx.db
    .query("beats")
    .withIndex("by_slug", (q) => q.eq("slug", slug))
    .unique();
  if (beat === null || beat.status === "draft") return null;
  const store = await ctx.db.get(beat.storeId);
  if (store === null) return null;
  return {
    ...beatCard(beat, store),
    storeId: beat.storeId,
    description: beat.description,
    moods: beat.moods,
    tiers: await offersOf(ctx, beat, ctx.user?._id ?? null),
    bands: (await soundOf(ctx, beat._id))?.bands ?? null,
    wishes: await tallyOf(ctx, wishTally(beat._id)),
    followers: await followerCount(ctx, beat.storeId),
    rating: await ratingFor(ctx, beat._id),
  };
}

/** The enabled tiers with the terms a licence bought now would carry. A buyer's own hold does not stand in their way. */
async function offersOf(ctx: QueryCtx, beat: Doc<"beats">, viewerId: Id<"users"> | null): Promise<TierOffer[]> {
  const holder = await exclusiveHolder(ctx, beatResource(beat._id), viewerId);
  const assets = assetsOf(beat);
  const standingOf = await standings(ctx, beat._id, viewerId);
  const floors = await openFloors(ctx, beat.storeId);
  const deals = await runningDeals(ctx, beat.storeId);
  const tiers = beat.tiers.filter((tier) => tier.enabled);
  return await Promise.all(
    tiers.map(async ({ tierType, price: list }) => {
      const { name, exclusive } = TIER_TEMPLATES[tierType];
      const reason = beat.status === "sold" ? "sold" : exclusive && holder !== null ? "reserved" : null;
      const files = filesOf(tierType, assets);
      const agreed = viewerId === null ? null : await agreedOffer(ctx, viewerId, beat._id, tierType);
      const price = Math.min(list, agreed?.agreed ?? list);
      const standing = standingOf(tierType, price);
      return {
        tierType,
        name,
        price,
        currency: beat.currency,
        files,
        trackCounts: trackCounts(beat, files),
        terms: termsOf(tierType, assets),
        available: reason === null,
        reason,
        agreed: agreed === null || price === list ? null : { list, until: agreed.expiresAt },
        takesOffers: reason === null && standing === null && agreed === null && viewerId !== beat.ownerId && (floors.get(tierType) ?? Infinity) < list,
        standing,
        deal: dealOn(deals, tierType),
      };
    }),
  );
}

function dealOn(deals: readonly Doc<"bulkDeals">[], tierType: TierType): TierOffer["deal"] {
  const deal = deals.find((each) => each.tierType === tierType);
  return deal === undefined ? null : { buy: deal.buy, get: deal.get };
}
