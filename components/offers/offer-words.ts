import type { OfferState } from "@/lib/domain/offers";

/** How an offer stands, in a word or two, for each side. */
export const OFFER_WORDS: Record<"buyer" | "seller", Record<OfferState, string>> = {
  buyer: { open: "Waiting", countered: "Your turn", accepted: "Accepted", paid: "Bought", declined: "Declined", expired: "Lapsed", withdrawn: "Withdrawn" },
  seller: { open: "Your turn", countered: "Waiting", accepted: "Accepted", paid: "Sold", declined: "Declined", expired: "Lapsed", withdrawn: "Withdrawn" },
};

export const OFFER_TONES = { open: "caution", countered: "caution", accepted: "positive", paid: "positive", declined: "neutral", expired: "neutral", withdrawn: "neutral" } as const satisfies Record<OfferState, string>;
