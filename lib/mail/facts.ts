import type { FunctionReturnType } from "convex/server";
import type { api } from "../../convex/_generated/api";

/** The app's origin, for links. */
type Linked = { appUrl: string };

/** What a buyer's mail is made from. Amounts in minor units, times in ms. */
export type BuyerFacts = FunctionReturnType<typeof api.commerce.mailFacts.ofBuyer> & Linked;
/** What a seller's mail is made from. */
export type SellerFacts = FunctionReturnType<typeof api.commerce.mailFacts.ofSeller> & Linked;
/** What a mail about an offer is made from. */
export type OfferFacts = FunctionReturnType<typeof api.deals.offers.facts> & Linked;
/** What a mail about a review is made from. */
export type ReviewFacts = NonNullable<FunctionReturnType<typeof api.reviews.queries.facts>> & Linked;
export type MailLine = BuyerFacts["lines"][number];
