import type { PageWords } from "../../page-words";

export const pricingWords: PageWords = {
  title: "What it costs",
  lead: "Opening a store and putting beats on sale costs nothing. When a beat sells, the platform keeps a part of the price.",
  sections: [
    {
      id: "card",
      heading: "The card network’s fee",
      paragraphs: [
        "Stripe takes a fee for every card payment. It is booked with each sale as what Stripe really charged, against the seller’s share, and shown with the sale in the studio. It depends on the card and the country, so the examples above leave it out.",
      ],
    },
    {
      id: "back",
      heading: "When money goes back",
      paragraphs: ["With a refund the platform gives its fee back. Stripe keeps its own; that part is the seller’s. A dispute that a buyer’s bank decides against the seller costs the sale and the bank’s fee."],
    },
    {
      id: "free",
      heading: "Free licences, small prices",
      paragraphs: ["A licence may be free: then nobody pays anybody anything. Prices of 1 to 49 cents cannot be charged by card and are refused at the form."],
    },
    {
      id: "buyers",
      heading: "For buyers",
      paragraphs: ["The price on the page is the price on the card. Nothing is added. Whoever goes up to a larger licence pays the difference to what they paid."],
    },
  ],
};
