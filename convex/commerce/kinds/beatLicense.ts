import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { endLicense } from "../endLicense";
import { agreedOff, beatOffer, beatQuote } from "./beatOffer";
import { deliverLicense } from "./deliverLicense";
import { productKind, type Quote } from "./productKind";
import type { vWish } from "../validators";

/** What a licence costs a buyer, or anybody. */
export async function licenseQuote(ctx: QueryCtx, { beatId, tierType }: Infer<typeof vWish>, buyer: Doc<"users"> | null): Promise<Quote> {
  const offer = await beatOffer(ctx, beatId, tierType, buyer);
  const { beat, store, name, price, listPrice, detail } = offer;
  return beatQuote(offer, `beat_license/${beatId}/${tierType}`, {
    title: `${beat.title}: ${name}`,
    description: `${name} on “${beat.title}” by ${store.name}`,
    unitAmount: price,
    ...agreedOff(offer, listPrice, price),
    detail,
  });
}

/** A licence on a beat, in one of its tiers. The exclusive one takes the beat off the market. */
export const beatLicense = productKind({
  kind: "beat_license",

  quote: licenseQuote,

  async fulfil(ctx, line, detail, order) {
    return await deliverLicense(ctx, line, detail, order);
  },

  async revoke(ctx, line, _detail, why) {
    await endLicense(ctx, line, why);
  },
});
