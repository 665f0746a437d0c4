import type { OfferState } from "@/lib/domain/offers";

/** How loud an offer's state is. */
export const OFFER_TONES = { open: "caution", countered: "caution", accepted: "positive", paid: "positive", declined: "neutral", expired: "neutral", withdrawn: "neutral" } as const satisfies Record<OfferState, string>;
