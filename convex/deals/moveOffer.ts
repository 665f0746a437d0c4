import type { Infer } from "convex/values";
import { mayBecome, OFFER, type OfferState, offerStateAt } from "../../lib/domain/offers";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import type { CreatorMutationCtx, UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { openFloors } from "./offerFloors";
import { noticeOfOffer } from "./offerNotices";
import type { vAnswer } from "./validators";

/** The seller accepts, declines or names another price. Only an offer that waits for them can be answered. */
export async function answerOffer(ctx: CreatorMutationCtx, offerId: Id<"offers">, answer: Infer<typeof vAnswer>): Promise<void> {
  await spend(ctx, "answerOffer", ctx.user._id);
  const offer = await ctx.db.get(offerId);
  if (offer === null || offer.storeId !== ctx.store._id) fail("not_found", "There is no such offer.");
  if (offerStateAt(offer, Date.now()) !== "open") fail("conflict", "This offer does not wait for your answer any more.");
  if (answer.kind === "accept") await agree(ctx, offer, offer.asked);
  else {
    const reply = cleanText("reply", answer.reply, { min: 0, max: OFFER.message });
    if (answer.kind === "decline") await move(ctx, offer, "declined", { reply });
    else await counter(ctx, offer, answer.amount, reply);
  }
  await noticeOfOffer(ctx, offerId, "buyer");
}

async function counter(ctx: MutationCtx, offer: Doc<"offers">, amount: number, reply: string): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount <= offer.asked || amount >= offer.listPrice) {
    fail("invalid_request", "Name a price above the offer and below what the licence costs.", [{ field: "amount", message: "Between the offer and the price." }]);
  }
  await move(ctx, offer, "countered", { counter: amount, reply, expiresAt: Date.now() + OFFER.waitsMs });
}

/** The buyer takes the seller's price, does not, or withdraws. */
export async function decideOffer(ctx: UserMutationCtx, offerId: Id<"offers">, step: "accept" | "decline" | "withdraw"): Promise<void> {
  await spend(ctx, "answerOffer", ctx.user._id);
  const offer = await ctx.db.get(offerId);
  if (offer === null || offer.buyerId !== ctx.user._id) fail("not_found", "There is no such offer of yours.");
  const state = offerStateAt(offer, Date.now());
  if (step === "withdraw") return await move(ctx, offer, "withdrawn");
  if (state !== "countered" || offer.counter === null) fail("conflict", "There is no price of the seller's to decide on.");
  if (step === "accept") await agree(ctx, offer, offer.counter);
  else await move(ctx, offer, "declined");
  await noticeOfOffer(ctx, offerId, "seller");
}

async function agree(ctx: MutationCtx, offer: Doc<"offers">, agreed: number): Promise<void> {
  const floor = (await openFloors(ctx, offer.storeId)).get(offer.tierType);
  // The seller may accept less than their floor by hand; what the buyer takes was the seller's own number.
  if (floor === undefined && offer.state === "countered") fail("unavailable", "The seller takes no offers on this licence any more.");
  await move(ctx, offer, "accepted", { agreed, expiresAt: Date.now() + OFFER.goodForMs });
}

async function move(ctx: MutationCtx, offer: Doc<"offers">, to: OfferState, changes: Partial<Doc<"offers">> = {}): Promise<void> {
  if (!mayBecome(offerStateAt(offer, Date.now()), to)) fail("conflict", "This offer is not where you saw it any more. Look again.");
  await ctx.db.patch(offer._id, { ...changes, state: to });
}
