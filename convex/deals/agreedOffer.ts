import { mayBecome, offerStateAt } from "../../lib/domain/offers";
import type { TierType } from "../../lib/domain/beatTiers";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/** One that counts and a few whose end nobody has written down yet. */
const FEW = 10;

/** The offer whose price a buyer and the seller agreed on for a licence, while that price can be had. */
export async function agreedOffer(ctx: QueryCtx, buyerId: Id<"users">, beatId: Id<"beats">, tierType: TierType): Promise<(Doc<"offers"> & { agreed: number }) | null> {
  const offers = await ctx.db
    .query("offers")
    .withIndex("by_wish", (q) => q.eq("buyerId", buyerId).eq("beatId", beatId).eq("tierType", tierType).eq("state", "accepted"))
    .order("desc")
    .take(FEW);
  const good = offers.find((offer) => offerStateAt(offer, Date.now()) === "accepted");
  return good === undefined || good.agreed === null ? null : { ...good, agreed: good.agreed };
}

/** Marks the offers that a delivered line was priced by. */
export async function payOffers(ctx: MutationCtx, line: Doc<"orderLines">): Promise<void> {
  for (const discount of line.discounts ?? []) {
    const offer = discount.kind === "offer" ? await ctx.db.get(discount.offerId) : null;
    if (offer !== null && mayBecome(offer.state, "paid")) await ctx.db.patch(offer._id, { state: "paid" });
  }
}
