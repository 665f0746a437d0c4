import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import { TIER_TEMPLATES } from "../../lib/domain/beatTiers";
import { offerStateAt } from "../../lib/domain/offers";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { CreatorQueryCtx, UserQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import type { vOfferFacts, vOfferRow } from "./validators";

/** The caller's own offers, newest first. */
export async function ownOffers(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("offers")
    .withIndex("by_buyer", (q) => q.eq("buyerId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (offer) => await row(ctx, offer))) };
}

/** What buyers offer the caller's store, newest first. */
export async function receivedOffers(ctx: CreatorQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("offers")
    .withIndex("by_store", (q) => q.eq("storeId", ctx.store._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const page = await Promise.all(result.page.map(async (offer) => ({ ...(await row(ctx, offer)), buyerName: await nameOf(ctx, offer) })));
  return { ...result, page };
}

/** What a mail about an offer says, as it stands now. */
export async function offerFacts(ctx: QueryCtx, offerId: Id<"offers">): Promise<Infer<typeof vOfferFacts>> {
  const offer = (await ctx.db.get(offerId)) ?? fail("not_found", "There is no such offer.");
  const { beat, offerId: _id, madeAt: _madeAt, ...rest } = await row(ctx, offer);
  const store = await ctx.db.get(offer.storeId);
  return { ...rest, beatTitle: beat.title, beatSlug: beat.slug, store: store?.name ?? "", buyerName: await nameOf(ctx, offer) };
}

async function nameOf(ctx: QueryCtx, offer: Doc<"offers">): Promise<string> {
  return (await ctx.db.get(offer.buyerId))?.name ?? "";
}

async function row(ctx: QueryCtx, offer: Doc<"offers">): Promise<Infer<typeof vOfferRow>> {
  const beat = await ctx.db.get(offer.beatId);
  const { tierType, currency, listPrice, asked, counter, agreed, message, reply, expiresAt } = offer;
  return {
    offerId: offer._id,
    state: offerStateAt(offer, Date.now()),
    beat: { beatId: offer.beatId, slug: beat?.slug ?? "", title: beat?.title ?? "A beat that is gone", peaks: beat?.audio?.peaks ?? [] },
    tierType,
    tierName: TIER_TEMPLATES[tierType].name,
    currency,
    listPrice,
    asked,
    counter,
    agreed,
    message,
    reply,
    madeAt: offer._creationTime,
    expiresAt,
  };
}
