import { SMALLEST_CHARGE } from "./money";

/** Where an offer of a buyer stands. `countered`: the seller names another price, and the buyer decides. */
export const OFFER_STATES = ["open", "countered", "accepted", "paid", "declined", "expired", "withdrawn"] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** States in which it is somebody's turn, or the agreed price can be had. A buyer has one such offer for each beat and tier. */
export const LIVE_OFFERS = ["open", "countered", "accepted"] as const;

/** Whether an offer waits for somebody, or its price can be had. */
export function isLiveOffer(state: OfferState): boolean {
  return LIVE_OFFERS.some((live) => live === state);
}

const DAY = 24 * 60 * 60_000;
export const OFFER = {
  /** How long an offer, or a counter-offer, waits for its answer. */
  waitsMs: 7 * DAY,
  /** How long an agreed price can be had. */
  goodForMs: 3 * DAY,
  /** Offers of one buyer that wait for an answer. */
  maxWaiting: 10,
  message: 500,
} as const;

/**
 * Steps forward. An agreed price that ran out can still become `paid`: its checkout was open in time, and money wins over
 * our clock.
 */
const NEXT: Record<OfferState, readonly OfferState[]> = {
  open: ["countered", "accepted", "declined", "expired", "withdrawn"],
  countered: ["accepted", "declined", "expired", "withdrawn"],
  accepted: ["paid", "expired"],
  paid: [],
  declined: [],
  expired: ["paid"],
  withdrawn: [],
};

/** Whether an offer may go from one state to another. */
export function mayBecome(from: OfferState, to: OfferState): boolean {
  return NEXT[from].includes(to);
}

/** How an offer stands at a time: one whose time is over has expired, whether or not anybody has written that down yet. */
export function offerStateAt(offer: { state: OfferState; expiresAt: number }, now: number): OfferState {
  return now >= offer.expiresAt && mayBecome(offer.state, "expired") ? "expired" : offer.state;
}

/** What a price may be proposed for: at least what can be charged, and less than what the licence costs. */
export function isProposal(amount: number, price: number): boolean {
  return Number.isSafeInteger(amount) && amount >= SMALLEST_CHARGE && amount < price;
}
