import { isProposal, LIVE_OFFERS, OFFER, offerStateAt } from "../../lib/domain/offers";
import type { TierType } from "../../lib/domain/beatTiers";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { beatOffer } from "../commerce/kinds/beatOffer";
import { bestLicense } from "../commerce/licenses";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { noticeOfOffer } from "./offerNotices";
import { openFloors } from "./offerFloors";

export type Proposal = { beatId: Id<"beats">; tierType: TierType; amount: number; message: string };
type Made = { made: true; offerId: Id<"offers"> } | { made: false; reason: string };

/**
 * A buyer proposes a price. One below the seller's floor is answered rather than refused: a refusal would take the count of
 * tries back with it, and whoever may try without end learns the floor.
 */
export async function makeOffer(ctx: UserMutationCtx, { beatId, tierType, amount, message }: Proposal): Promise<Made> {
  const { user } = ctx;
  if (!user.emailVerified) fail("email_unverified", "Confirm your e-mail address before you make an offer.");
  await spend(ctx, "makeOffer", user._id);
  const words = cleanText("message", message, { min: 0, max: OFFER.message });
  const { beat, listPrice: price } = await beatOffer(ctx, beatId, tierType, user);
  if ((await bestLicense(ctx, user._id, beatId)) !== null) fail("conflict", "You hold a licence on this beat. Going up from it costs the difference, which takes no offers.");
  if (!isProposal(amount, price)) fail("invalid_request", "Offer less than the licence costs, and at least what a card can be charged.", [{ field: "amount", message: "Out of bounds." }]);
  const floor = (await openFloors(ctx, beat.storeId)).get(tierType);
  if (floor === undefined) fail("unavailable", "This licence takes no offers.");
  await refuseSecond(ctx, user, beatId, tierType);
  if (amount < floor) return { made: false, reason: "The seller does not take an offer this low." };
  const offerId = await ctx.db.insert("offers", {
    buyerId: user._id,
    sellerId: beat.ownerId,
    storeId: beat.storeId,
    beatId,
    tierType,
    currency: beat.currency,
    state: "open",
    listPrice: price,
    asked: amount,
    counter: null,
    agreed: null,
    message: words,
    reply: "",
    expiresAt: Date.now() + OFFER.waitsMs,
  });
  await noticeOfOffer(ctx, offerId, "seller");
  return { made: true, offerId };
}

/** One live offer for each buyer, beat and tier, and few that wait for an answer. */
async function refuseSecond(ctx: QueryCtx, buyer: Doc<"users">, beatId: Id<"beats">, tierType: TierType): Promise<void> {
  let waiting = 0;
  for (const state of LIVE_OFFERS) {
    const same = await ctx.db
      .query("offers")
      .withIndex("by_wish", (q) => q.eq("buyerId", buyer._id).eq("beatId", beatId).eq("tierType", tierType).eq("state", state))
      .take(OFFER.maxWaiting);
    if (same.some((offer) => offerStateAt(offer, Date.now()) === state)) fail("conflict", "You have an offer for this licence already. It is among your offers.");
    if (state === "accepted") continue;
    const own = await ctx.db
      .query("offers")
      .withIndex("by_buyer_state", (q) => q.eq("buyerId", buyer._id).eq("state", state))
      .take(OFFER.maxWaiting);
    waiting += own.filter((offer) => offerStateAt(offer, Date.now()) === state).length;
  }
  if (waiting >= OFFER.maxWaiting) fail("conflict", `You have ${OFFER.maxWaiting} offers waiting for an answer. Wait, or withdraw one.`);
}
