/** Stripe's words for a bank's reason, in ours. https://docs.stripe.com/disputes/categories */
const REASONS: Readonly<Record<string, string>> = {
  bank_cannot_process: "The bank could not process the payment",
  credit_not_processed: "The buyer says a promised refund did not come",
  customer_initiated: "The buyer asked the bank for the money back",
  debit_not_authorized: "The buyer says they did not allow the debit",
  duplicate: "The buyer says they were charged twice",
  fraudulent: "The cardholder says they did not make this payment",
  general: "The bank gave no particular reason",
  incorrect_account_details: "The account details were wrong",
  insufficient_funds: "The buyer’s account had too little money",
  product_not_received: "The buyer says they did not get what they paid for",
  product_unacceptable: "The buyer says it was not what was promised",
  subscription_canceled: "The buyer says they had cancelled",
  unrecognized: "The cardholder does not recognise the payment",
};

/** Why the bank disputes, in a sentence without its full stop. */
export function disputeReason(reason: string): string {
  return REASONS[reason] ?? `The bank says: ${reason.replaceAll("_", " ")}`;
}
