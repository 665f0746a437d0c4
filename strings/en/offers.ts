import type { OfferState } from "@/lib/domain/offers";

/** How an offer stands, in a word or two, for each side. */
export const offerStates: Readonly<Record<"buyer" | "seller", Readonly<Record<OfferState, string>>>> = {
  buyer: { open: "Waiting", countered: "Your turn", accepted: "Accepted", paid: "Bought", declined: "Declined", expired: "Lapsed", withdrawn: "Withdrawn" },
  seller: { open: "Your turn", countered: "Waiting", accepted: "Accepted", paid: "Sold", declined: "Declined", expired: "Lapsed", withdrawn: "Withdrawn" },
};

type Offered = {
  side: "buyer" | "seller";
  /** Who made it, for the seller. */
  from: string | undefined;
  tier: string;
  /** Sums of money in words; null where there is none yet. */
  asked: string;
  listed: string;
  counter: string | null;
  agreed: string | null;
};

/** One offer, on both sides. */
export const offerLine = {
  about: ({ side, from, tier, asked, listed, counter, agreed }: Offered) => {
    const said = [`${asked} for the ${tier.toLowerCase()}, ${listed} at the time`];
    if (counter !== null) said.push(side === "seller" ? `you would take ${counter}` : `the seller would take ${counter}`);
    if (agreed !== null) said.push(`agreed on ${agreed}`);
    return from ? `${from}: ${said.join(", ")}` : said.join(", ");
  },
  message: (text: string) => `“${text}”`,
  reply: (text: string) => `Reply: “${text}”`,
  goodUntil: (moment: string) => `Good until ${moment}`,
  lapses: (moment: string) => `Lapses ${moment}`,
} as const;

/** The seller’s desk for them. */
export const offerDesk = {
  title: "Offers",
  loading: "Loading your offers",
  empty: { title: "No offers yet", text: "Say below on which licences you take offers. Buyers then propose a price on your beats’ pages, and you answer here." },
  label: "Offers of buyers",
  somebody: "Somebody",
  accept: (money: string) => `Accept ${money}`,
  notAccepted: "The offer was not accepted.",
  counter: "Name a price",
  counterTitle: "Name another price",
  counterText: (offered: string, listed: string) => `Above the ${offered} offered, below ${listed}. The buyer has seven days to take it.`,
  decline: "Decline",
  declineTitle: "Decline this offer?",
  declineText: "The buyer may make another one.",
} as const;

export const offerReply = {
  price: "Your price, in dollars",
  priceWrong: "Above the offer and below the price.",
  sendPrice: "Send the price",
  decline: "Decline",
  reply: "Reply",
  replyHint: "The buyer reads this.",
  failed: "Nothing was sent.",
} as const;

/** On which licences a store takes offers. */
export const offerFloors = {
  title: "What you take offers on",
  text: "Offers below your floor are turned away at once and never reach you. Buyers are not told the floor.",
  loading: "Loading your floors",
  floor: "Floor",
  floorFor: (tier: string) => `Floor for ${tier.toLowerCase()}, in dollars`,
  least: "A floor is at least $0.50.",
  save: "Save floors",
  saved: "Saved. Buyers’ next offers are held to it.",
  failed: "Nothing was saved.",
} as const;
