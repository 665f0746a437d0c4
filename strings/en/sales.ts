import type { SaleStatus } from "@/lib/domain/saleStatus";

/** The words of /studio/sales and of a sale's own page. */
export const sales = {
  title: "Sales",
  one: "A sale",
  loading: "Loading your sales",
  loadingOne: "Loading the sale",
  trail: "Breadcrumb",
} as const;

/** What each status is called. */
export const saleStatuses: Readonly<Record<SaleStatus, string>> = {
  processing: "Processing",
  paid: "Paid",
  refunding: "Refunding",
  partially_refunded: "Partly refunded",
  refunded: "Refunded",
  inquiry: "Bank asks",
  disputed: "Disputed",
  lost: "Dispute lost",
  failed: "Not paid",
};

export const saleFilters = {
  label: "Filter sales",
  text: "Order or buyer",
  textExample: "BL-…, name or e-mail",
  status: "Status",
  all: "All",
  from: "From",
  to: "To",
} as const;

export const saleList = {
  noneFits: { title: "No sale fits", text: "Widen the dates, choose another status, or look for less of the name.", action: "Show all sales" },
  empty: { title: "No sales yet", text: "Every sale appears here at once, with what it leaves you." },
  export: "Export as CSV",
} as const;

export const saleTable = {
  caption: "Your sales, newest first",
  date: "Date",
  order: "Order and buyer",
  item: "Item",
  status: "Status",
  gross: "Gross",
  fees: "Fees",
  net: "Net",
} as const;

export const soldGoods = {
  title: "What was sold",
  /** What became of a licence; one that simply holds needs no word. */
  licences: { active: null, disputed: "Frozen", refunded: "Ended: refunded", revoked: "Ended: revoked", superseded: "Upgraded" },
  refused: "Not delivered",
  contract: "Contract",
  verification: "Verification",
} as const;

export const saleMoney = {
  title: "What it leaves you",
  none: "Nothing is booked yet.",
  fee: "Platform fee",
  feeReturned: "Platform fee returned",
  balance: "On your balance",
  feeToCome: "Stripe’s fee is still to come. It is booked as soon as Stripe names it.",
} as const;

/** What each booked fact is called, by the first word of its key in the book. */
export const bookedFacts: Readonly<Record<string, string>> = {
  sale: "Sale",
  fee: "Stripe’s processing fee",
  refund: "Refund to the buyer",
  dispute: "Moved by the bank, with its fee",
};

export const saleSteps = { title: "What happened" } as const;

/** What each step of a sale is called. */
export const saleStepNames: Readonly<Record<string, string>> = {
  ordered: "Checkout opened",
  paid: "Paid",
  given_up: "Buyer gave the checkout up",
  licensed: "Contract issued",
  downloaded: "Downloaded",
  refund_requested: "Refund asked for",
  refund_refused: "Stripe refused the refund",
  refunded: "Refunded",
  refund_failed: "Refund sent back by the bank",
  inquiry: "Bank asks about the payment",
  disputed: "Payment disputed",
  dispute_won: "Dispute decided for you",
  dispute_lost: "Dispute lost",
  evidence_asked: "Evidence signed off",
  evidence_submitted: "Evidence handed in",
};

export const refund = {
  open: "Refund",
  title: (order: string) => `Refund order ${order}?`,
  text: (buyer: string, money: string) => `${buyer} gets ${money} back. This cannot be undone.`,
  reason: "Reason",
  reasonHint: "The buyer reads this.",
  failed: "Nothing was refunded.",
  submit: (money: string) => `Refund ${money}`,
  toBuyer: "Goes back to the buyer",
  fromSeller: "From your balance",
  fromPlatform: "Platform fee returned by Backline",
  processingFee: "Stripe’s fee, not returned",
  notKnown: "not known yet",
  netAfter: "This order then leaves you",
  licenceEnds: "The licence ends. Its public page says that it was refunded, and its files can no longer be downloaded.",
  exclusiveFree: "The exclusive is free again. The beat becomes a draft; you decide whether it is sold again.",
  days: "The bank needs 5 to 10 days to show the money to the buyer.",
} as const;

export const dispute = {
  title: (money: string) => `Dispute over ${money}`,
  inquiry: (money: string) => `A bank asks about this payment over ${money}`,
  states: {
    inquiry: { badge: "Bank asks", text: "No money was taken. Answer, or refund the order, so that it does not become a dispute." },
    open: { badge: "Open", text: "While the bank decides, the sum and its fee are off your balance and the buyer cannot download." },
    won: { badge: "Decided for you", text: "The payment stands. What was held back returns to your balance as Stripe gives it back." },
    lost: { badge: "Lost", text: "The bank gave the money back. The licence has ended." },
  },
  fee: (money: string) => `The bank’s fee is ${money}.`,
  answerBy: (moment: string) => `Answer by ${moment}.`,
  otherReason: (words: string) => `The bank says: ${words}.`,
  evidence: "Read the evidence",
  onItsWay: "The evidence is on its way to the bank.",
  handedIn: (moment: string) => `The evidence was handed in on ${moment}.`,
  note: "What you know",
  noteHint: "Messages with the buyer, or what they said. It is added to the evidence: order, delivery, downloads and contract are in it already.",
  failed: "Nothing was handed in.",
  submit: "Hand the evidence in",
  once: "Once and for good: the bank reads one answer.",
} as const;

/** Stripe’s words for a bank’s reason, in ours. https://docs.stripe.com/disputes/categories */
export const disputeReasons: Readonly<Record<string, string>> = {
  bank_cannot_process: "The bank could not process the payment.",
  credit_not_processed: "The buyer says a promised refund did not come.",
  customer_initiated: "The buyer asked the bank for the money back.",
  debit_not_authorized: "The buyer says they did not allow the debit.",
  duplicate: "The buyer says they were charged twice.",
  fraudulent: "The cardholder says they did not make this payment.",
  general: "The bank gave no particular reason.",
  incorrect_account_details: "The account details were wrong.",
  insufficient_funds: "The buyer’s account had too little money.",
  product_not_received: "The buyer says they did not get what they paid for.",
  product_unacceptable: "The buyer says it was not what was promised.",
  subscription_canceled: "The buyer says they had cancelled.",
  unrecognized: "The cardholder does not recognise the payment.",
};
