import { type Clause, clausesOf, type SupersededLicense, TERMS_VERSION } from "@/lib/domain/licenseTerms";
import type { BeatPage, TierOffer } from "./beat-types";

export type OfferedBeat = Pick<BeatPage, "beatId" | "title" | "store">;

/** The clauses of the contract that buying an offer writes; what only the purchase can know stands in brackets. */
export function termsPreview(beat: OfferedBeat, offer: TierOffer): Clause[] {
  const upgrade = offer.standing?.kind === "upgrade" ? offer.standing : null;
  return clausesOf({
    termsVersion: TERMS_VERSION,
    verifyId: "[given at the purchase]",
    orderNumber: "[order number]",
    issuedOn: "[day of purchase]",
    beat: { id: beat.beatId, title: beat.title },
    producer: { name: beat.store.name, store: beat.store.slug },
    licensee: { name: "[your name]", email: "[your e-mail]" },
    tier: { type: offer.tierType, name: offer.name },
    price: { amount: upgrade?.price ?? offer.price, currency: offer.currency },
    terms: offer.terms,
    files: offer.files.map((fileType) => ({ fileType, filename: "in full, untagged", sha256: null })),
    // Every store is opened under the law of its producer's home.
    governingLaw: { choice: "producer_residence" },
    ...(upgrade === null ? {} : { supersedes: replacedLicense(upgrade) }),
  });
}

function replacedLicense({ from, paid }: { from: string; paid: number }): SupersededLicense {
  return { verifyId: "[number of your licence]", hash: "[its digest]", tierName: from, orderNumber: "[its order]", paid };
}
