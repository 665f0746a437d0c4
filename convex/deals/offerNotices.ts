import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { enqueueWork } from "../platform/enqueueWork";

/** Tells one side how an offer stands, once for each state: what the mail says is read when it is rendered. */
export async function noticeOfOffer(ctx: MutationCtx, offerId: Id<"offers">, to: "buyer" | "seller"): Promise<void> {
  const offer = await ctx.db.get(offerId);
  const reader = offer === null ? null : await ctx.db.get(to === "buyer" ? offer.buyerId : offer.sellerId);
  if (offer === null || reader === null || reader.deletedAt !== undefined) return;
  const args = { template: `offer-${to}`, to: reader.email, data: { offerId, state: offer.state } };
  await enqueueWork(ctx, { kind: "mail.send", args }, `mail/offer/${offerId}/${offer.state}/${to}`);
}
