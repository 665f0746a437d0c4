/** What each booked fact is called, by the first word of its key in the book. */
const FACTS: Readonly<Record<string, string>> = {
  sale: "Sale",
  fee: "Stripe’s processing fee",
  refund: "Refund to the buyer",
  dispute: "Moved by the bank, with its fee",
};

/** A booked fact in plain words. */
export function factWords(fact: string): string {
  return FACTS[fact] ?? fact;
}
