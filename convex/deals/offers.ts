import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { vTierType } from "../beats/validators";
import { internalMutation } from "../_generated/server";
import { creatorMutation, creatorQuery, serviceQuery, userMutation, userQuery } from "../functions";
import { expireOffers } from "./expireOffers";
import { makeOffer } from "./makeOffer";
import { answerOffer, decideOffer } from "./moveOffer";
import { floorsOf, setFloor as set } from "./offerFloors";
import { offerFacts, ownOffers, receivedOffers } from "./offerRows";
import { vAnswer, vFloor, vOfferFacts, vOfferRow } from "./validators";

/** Proposes a price for a licence. Below the seller's floor it says no at once, and no more than that. */
export const make = userMutation({
  args: { beatId: v.id("beats"), tierType: vTierType, amount: v.number(), message: v.string() },
  returns: v.union(v.object({ made: v.literal(true), offerId: v.id("offers") }), v.object({ made: v.literal(false), reason: v.string() })),
  handler: async (ctx, args) => await makeOffer(ctx, args),
});

/** The caller, as buyer, takes the seller's price, does not, or withdraws an offer of theirs. */
export const decide = userMutation({
  args: { offerId: v.id("offers"), step: v.union(v.literal("accept"), v.literal("decline"), v.literal("withdraw")) },
  returns: v.null(),
  handler: async (ctx, { offerId, step }): Promise<null> => {
    await decideOffer(ctx, offerId, step);
    return null;
  },
});

/** The caller, as seller, answers an offer. */
export const answer = creatorMutation({
  args: { offerId: v.id("offers"), answer: vAnswer },
  returns: v.null(),
  handler: async (ctx, { offerId, answer: given }): Promise<null> => {
    await answerOffer(ctx, offerId, given);
    return null;
  },
});

/** The caller's own offers, newest first. */
export const mine = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vOfferRow),
  handler: async (ctx, { paginationOpts }) => await ownOffers(ctx, paginationOpts),
});

/** What the caller's store is offered, newest first. */
export const received = creatorQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(v.object({ ...vOfferRow.fields, buyerName: v.string() })),
  handler: async (ctx, { paginationOpts }) => await receivedOffers(ctx, paginationOpts),
});

/** From what sum the caller's store takes offers, tier by tier. */
export const floors = creatorQuery({
  args: {},
  returns: v.array(vFloor),
  handler: async (ctx) => await floorsOf(ctx, ctx.store._id),
});

/** Takes offers on a tier from a sum on, or no longer. */
export const setFloor = creatorMutation({
  args: vFloor.fields,
  returns: v.null(),
  handler: async (ctx, setting): Promise<null> => {
    await set(ctx, setting);
    return null;
  },
});

/** What a mail about an offer says, read when it is rendered. */
export const facts = serviceQuery({
  args: { offerId: v.id("offers") },
  returns: vOfferFacts,
  handler: async (ctx, { offerId }) => await offerFacts(ctx, offerId),
});

/** Writes down which offers are over. */
export const expire = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await expireOffers(ctx);
    return null;
  },
});
