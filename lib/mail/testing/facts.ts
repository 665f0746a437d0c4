import type { Id } from "../../../convex/_generated/dataModel";
import type { BuyerFacts, MailLine, OfferFacts, ReviewFacts, SellerFacts } from "../facts";

/** An id of a licence, in a test that asks no database. */
function isLicenseId(value: string): value is Id<"licenses"> {
  return value !== "";
}

function licenseId(value: string): Id<"licenses"> {
  if (!isLicenseId(value)) throw new Error("an id has characters");
  return value;
}

export function line(changes: Partial<MailLine> = {}): MailLine {
  return { title: "Night Bus: Basic lease", store: "Ada Records", amount: 2_500, outcome: "fulfilled", license: { licenseId: licenseId("lic1"), verifyId: "ver1" }, ...changes };
}

const ORDER = { number: "BL-7K2M9-X4TQW", currency: "usd", paidAt: Date.UTC(2026, 2, 1, 12), buyerName: "Ben Example", total: 2_500, refunded: 0, appUrl: "http://localhost:3000" };

export function buyerFacts(changes: Partial<BuyerFacts> = {}): BuyerFacts {
  return { ...ORDER, refundReason: null, lines: [line()], ...changes };
}

export function sellerFacts(changes: Partial<SellerFacts> = {}): SellerFacts {
  return { ...ORDER, gross: 2_500, platformFee: 250, processingFee: null, balance: 2_250, dispute: "none", lines: [line()], ...changes };
}

export function reviewFacts(changes: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    beatTitle: "Night Bus",
    beatSlug: "night-bus",
    store: "Ada Records",
    author: "Ben Example",
    stars: 4,
    text: "Wide and warm.",
    reply: null,
    appUrl: "http://localhost:3000",
    ...changes,
  };
}

export function offerFacts(changes: Partial<OfferFacts> = {}): OfferFacts {
  return {
    state: "open",
    beatTitle: "Night Bus",
    beatSlug: "night-bus",
    tierType: "basic",
    tierName: "Basic lease",
    store: "Ada Records",
    buyerName: "Ben Example",
    currency: "usd",
    listPrice: 2_500,
    asked: 2_000,
    counter: null,
    agreed: null,
    message: "For my first EP.",
    reply: "",
    expiresAt: Date.UTC(2026, 2, 8, 12),
    appUrl: "http://localhost:3000",
    ...changes,
  };
}
