import { TEST_ROUTING_NUMBER, type TestAccount } from "../debits/accounts";
import type { DebitForm } from "../debits/debit-form";
import type { CardForm, ValidCard } from "../money/card-form";
import type { TestCard } from "../money/cards";

/** Details that a test card can be used with. @param now milliseconds; the expiry date lies ahead of it. */
export function exampleOf(card: Pick<TestCard, "number">, now: number): Omit<CardForm, "email"> {
  const year = String(new Date(now).getUTCFullYear() + 2).slice(-2);
  const cvc = /^3[47]/.test(card.number) ? "1234" : "123";
  return { number: card.number.replace(/(\d{4})(?=\d)/g, "$1 "), expiry: `12 / ${year}`, cvc, name: "Test Buyer" };
}

/** Details that a test account can be used with. */
export function exampleDebit({ type, number }: TestAccount): Partial<DebitForm> {
  if (type === "sepa_debit") return { holder: "Test Buyer", iban: number.replace(/(.{4})(?=.)/g, "$1 ") };
  return { holder: "Test Buyer", routing: TEST_ROUTING_NUMBER, account: number };
}

/** Somebody who pays with the card that always succeeds. */
export function exampleBuyer(email: string, now: number): ValidCard {
  return { email, name: "Test Buyer", number: "4242424242424242", expMonth: 12, expYear: new Date(now).getUTCFullYear() + 2 };
}
