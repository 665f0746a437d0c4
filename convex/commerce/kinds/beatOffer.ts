import { TIER_TEMPLATES, termsOf, type TierType } from "../../../lib/domain/beatTiers";
import { feeBpsOf } from "../../../lib/domain/plans";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { assetsOf, deliverablesFor } from "../../beats/beatFiles";
import { agreedOffer } from "../../deals/agreedOffer";
import { fail } from "../../errors";
import { beatResource, exclusiveHolder } from "../holds";
import { coveringLicense } from "../licenses";
import type { LicenseDetail, Quote, QuotedLine } from "./productKind";

export type BeatOffer = {
  beat: Doc<"beats">;
  store: Doc<"stores">;
  name: string;
  /** Minor units: what everybody pays, and what this buyer does who may have agreed on less with the seller. */
  listPrice: number;
  price: number;
  agreedId: Id<"offers"> | null;
  detail: Extract<LicenseDetail, { kind: "beat_license" }>;
};

/** One tier of a beat as it is on sale to this buyer, or to anybody, now; refuses with why it is not. */
export async function beatOffer(ctx: QueryCtx, beatId: Id<"beats">, tierType: TierType, buyer: Doc<"users"> | null): Promise<BeatOffer> {
  const { name, exclusive } = TIER_TEMPLATES[tierType];
  const owned = buyer === null ? null : await coveringLicense(ctx, buyer._id, beatId, tierType);
  if (owned?.status === "disputed") fail("conflict", "You have this licence, and your bank disputes its payment. It cannot be bought again until the bank has decided.");
  if (owned !== null) {
    const words = owned.tierType === tierType ? "You already have this licence." : `Your ${owned.snapshot.tier.name.toLowerCase()} gives you all of this already.`;
    fail("already_owned", `${words} It is in your library.`);
  }
  const beat = await ctx.db.get(beatId);
  const store = beat === null ? null : await ctx.db.get(beat.storeId);
  if (beat === null || store === null || beat.status === "draft") fail("not_found", "There is no such beat.");
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively.");
  const tier = beat.tiers.find((setting) => setting.tierType === tierType && setting.enabled);
  if (tier === undefined) fail("unavailable", "This licence is not on offer for this beat.");
  if (beat.ownerId === buyer?._id) fail("forbidden", "This beat is your own.");
  if (exclusive && (await exclusiveHolder(ctx, beatResource(beatId), buyer?._id ?? null)) !== null) {
    fail("reserved", "Somebody else is just buying this exclusive. It is free again if they do not pay within the hour.");
  }
  const files = await deliverablesFor(ctx, beat, tierType);
  if (files.length === 0) fail("unavailable", "This beat has no files to deliver at the moment.");
  const agreed = buyer === null ? null : await agreedOffer(ctx, buyer._id, beatId, tierType);
  const counts = agreed !== null && agreed.agreed < tier.price;
  return {
    beat,
    store,
    name,
    listPrice: tier.price,
    price: counts ? agreed.agreed : tier.price,
    agreedId: counts ? agreed._id : null,
    detail: {
      kind: "beat_license",
      beatId,
      beatSlug: beat.slug,
      beatTitle: beat.title,
      tierType,
      tierName: name,
      terms: termsOf(tierType, assetsOf(beat)),
      producerName: store.name,
      storeSlug: store.slug,
      governingLaw: store.governingLaw,
      files,
    },
  };
}

/** What a line keeps of a price that was agreed on: what it would have cost, and by which offer it costs less. */
export function agreedOff({ agreedId }: BeatOffer, listAmount: number, unitAmount: number): Pick<QuotedLine, "listAmount" | "discounts"> {
  if (agreedId === null || listAmount === unitAmount) return {};
  return { listAmount, discounts: [{ kind: "offer", offerId: agreedId, words: "Agreed price", amount: listAmount - unitAmount }] };
}

type LineOfBeat = Pick<QuotedLine, "title" | "description" | "unitAmount" | "listAmount" | "discounts"> & { detail: LicenseDetail };

/** A quote for an offer: one line, held on the beat. */
export function beatQuote({ beat, store }: BeatOffer, itemKey: string, line: LineOfBeat): Quote {
  return {
    itemKey,
    claims: [{ resource: beatResource(beat._id), exclusive: line.detail.terms.exclusive, title: beat.title }],
    currency: beat.currency,
    cancelPath: `/checkout/cancel?beat=${beat.slug}`,
    lines: [{ sellerId: beat.ownerId, storeId: store._id, quantity: 1, feeBps: feeBpsOf(store.plan), ...line }],
  };
}
