import type { PurchaseStatus } from "@/lib/domain/purchaseStatus";

/** The words of the buyer's orders. */
export const orders = {
  title: "Orders",
  lead: "Everything you ordered, with what became of it.",
  loading: "Loading your orders",
  one: "An order",
  loadingOne: "Loading the order",
  empty: { title: "No orders yet", text: "What you buy or get for free stands here at once, with its receipt.", action: "Browse beats" },
  resume: "Finish this order",
  look: (number: string) => `Order ${number}`,
  refundedPart: (money: string) => `${money} went back`,
  receipt: "Receipt (PDF)",
  goods: "What you ordered",
  by: "by",
  listed: (money: string) => `List price ${money}`,
  takenOff: (words: string, money: string) => `${words}: ${money} off`,
  money: "What it came to",
  before: "Before discounts",
  discounts: "Discounts",
  total: "Total",
  refunds: "Refunds",
  refundMade: (date: string) => `Sent back on ${date}`,
  refundFailed: (date: string) => `Sent on ${date}, and returned to us by your bank. It is still owed to you.`,
  left: "Paid after refunds",
  reason: (words: string) => `The reason given: ${words}`,
  noLicense: {
    pending: "The licence comes when the payment has arrived.",
    refused: "It had been sold by the time your payment arrived. Its price goes back to you.",
    revoked: "The money behind it went back, and the licence ended with it.",
    fulfilled: "",
  },
  ended: "This licence has ended; its record stays.",
} as const;

type Words = { label: string; tone: "neutral" | "positive" | "caution" | "danger"; meaning: string };

/** What each status is called, how loud it is, and what it means for the buyer. */
export const ORDER_STATUS: Record<PurchaseStatus, Words> = {
  open: { label: "Not finished", tone: "caution", meaning: "Nothing was charged. You can go on where you left the payment page; it closes by itself after a while." },
  closing: { label: "Being closed", tone: "neutral", meaning: "Nothing was charged. The payment page is being closed." },
  waiting: { label: "Waiting for the bank", tone: "caution", meaning: "Your bank is still working on the payment. The licence comes as soon as it has arrived." },
  lapsed: { label: "Not paid", tone: "neutral", meaning: "The payment page closed before it was paid. Nothing was charged." },
  failed: { label: "Payment failed", tone: "danger", meaning: "Your bank did not carry out the payment. Nothing was charged; you can order again." },
  paid: { label: "Paid", tone: "positive", meaning: "" },
  refunding: { label: "Being refunded", tone: "caution", meaning: "The money is on its way back to you. Banks take five to ten days to show it." },
  partially_refunded: { label: "Partly refunded", tone: "neutral", meaning: "A part of the payment went back to you. Banks take five to ten days to show it." },
  refunded: { label: "Refunded", tone: "neutral", meaning: "The money went back to you. Banks take five to ten days to show it." },
  disputed: { label: "Disputed", tone: "danger", meaning: "Your bank disputes this payment. Downloads pause until it has decided. If you did not mean to dispute it, tell your bank." },
  taken_back: { label: "Taken back", tone: "danger", meaning: "Your bank took the payment back, and the licences of this order ended with it." },
};
