/** Stripe's published test cards (https://docs.stripe.com/testing) and what each of them does. */
import { createHash } from "node:crypto";

export interface Decline {
  /** `error.code`. */
  code: "card_declined" | "expired_card" | "incorrect_cvc" | "processing_error";
  declineCode: string;
  message: string;
  /** Stripe's own risk rules stopped it: no bank was asked. */
  blocked?: true;
}

export interface TestCard {
  number: string;
  /** What a tester sees in the list of the hosted page. */
  label: string;
  brand: "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay";
  funding?: "debit" | "prepaid";
  decline?: Decline;
  /** The buyer must pass a 3-D Secure page first; a decline comes after it. */
  authenticate?: true;
  /** The bank disputes the charge, or (an inquiry) only asks about it, a moment after it succeeded. */
  disputed?: { reason: string; inquiry: boolean };
  /** A refund stays pending for a day, or comes back failed after it. */
  refunds?: "pending" | "fail";
  /** What Stripe thinks of the payment; "normal" when absent. */
  risk?: "elevated" | "highest";
  /** Charges made with it are available at once instead of after two days. */
  availableAtOnce?: true;
}

const declined = (declineCode: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  declineCode,
  message,
});

/** The first group is offered on the hosted page, in this order. */
export const OFFERED_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", label: "Succeeds", brand: "visa" },
  { number: "4000002500003155", label: "Asks for 3D Secure", brand: "visa", authenticate: true },
  { number: "4000000000000002", label: "Declined", brand: "visa", decline: declined("generic_decline") },
  {
    number: "4000000000009995",
    label: "Insufficient funds",
    brand: "visa",
    decline: declined("insufficient_funds", "Your card has insufficient funds."),
  },
  { number: "4000000000009987", label: "Lost card", brand: "visa", decline: declined("lost_card") },
  {
    number: "4000000000000069",
    label: "Expired card",
    brand: "visa",
    decline: { code: "expired_card", declineCode: "expired_card", message: "Your card has expired." },
  },
  {
    number: "4000000000000127",
    label: "Incorrect CVC",
    brand: "visa",
    decline: { code: "incorrect_cvc", declineCode: "incorrect_cvc", message: "Your card's security code is incorrect." },
  },
  {
    number: "4000000000000119",
    label: "Processing error",
    brand: "visa",
    decline: {
      code: "processing_error",
      declineCode: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
    },
  },
  { number: "4000000000000259", label: "Disputed as fraud", brand: "visa", disputed: { reason: "fraudulent", inquiry: false } },
  { number: "4000000000005126", label: "Refund fails later", brand: "visa", refunds: "fail" },
];

const OTHER_CARDS: readonly TestCard[] = [
  { number: "4000056655665556", label: "Visa debit", brand: "visa", funding: "debit" },
  { number: "5555555555554444", label: "Mastercard", brand: "mastercard" },
  { number: "2223003122003222", label: "Mastercard 2-series", brand: "mastercard" },
  { number: "5200828282828210", label: "Mastercard debit", brand: "mastercard", funding: "debit" },
  { number: "5105105105105100", label: "Mastercard prepaid", brand: "mastercard", funding: "prepaid" },
  { number: "378282246310005", label: "American Express", brand: "amex" },
  { number: "371449635398431", label: "American Express", brand: "amex" },
  { number: "6011111111111117", label: "Discover", brand: "discover" },
  { number: "6011000990139424", label: "Discover", brand: "discover" },
  { number: "3056930009020004", label: "Diners Club", brand: "diners" },
  { number: "3566002020360505", label: "JCB", brand: "jcb" },
  { number: "6200000000000005", label: "UnionPay", brand: "unionpay" },
  { number: "4000000000000077", label: "Available at once", brand: "visa", availableAtOnce: true },
  { number: "4000002760003184", label: "Always asks for 3D Secure", brand: "visa", authenticate: true },
  { number: "4000000000003220", label: "Asks for 3D Secure 2", brand: "visa", authenticate: true },
  {
    number: "4000008260003178",
    label: "3D Secure, then insufficient funds",
    brand: "visa",
    authenticate: true,
    decline: declined("insufficient_funds", "Your card has insufficient funds."),
  },
  { number: "4000008400001629", label: "3D Secure, then declined", brand: "visa", authenticate: true, decline: declined("generic_decline") },
  { number: "4000000000002685", label: "Disputed: not received", brand: "visa", disputed: { reason: "product_not_received", inquiry: false } },
  { number: "4000000000001976", label: "Inquiry", brand: "visa", disputed: { reason: "fraudulent", inquiry: true } },
  { number: "4000000000007726", label: "A refund is pending for a day", brand: "visa", refunds: "pending" },
  { number: "4100000000000019", label: "Blocked as fraud", brand: "visa", risk: "highest", decline: { ...declined("fraudulent"), blocked: true } },
  { number: "4000000000004954", label: "Highest risk", brand: "visa", risk: "highest", decline: { ...declined("fraudulent"), blocked: true } },
  { number: "4000000000009235", label: "Elevated risk", brand: "visa", risk: "elevated" },
  { number: "4000000000009979", label: "Stolen card", brand: "visa", decline: declined("stolen_card") },
  {
    number: "4000000000006975",
    label: "Card velocity exceeded",
    brand: "visa",
    decline: declined("card_velocity_exceeded", "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."),
  },
];

/** Any other number, as Stripe's test mode answers it. */
const NOT_A_TEST_CARD: Decline = declined(
  "test_mode_live_card",
  "Your card was declined. This is a sandbox, and that is not a test card: use one of the numbers below.",
);

/** @param number digits only, with a valid check digit. */
export function testCard(number: string): TestCard {
  const known = [...OFFERED_CARDS, ...OTHER_CARDS].find((card) => card.number === number);
  return known ?? { number, label: "Not a test card", brand: "visa", decline: NOT_A_TEST_CARD };
}

/** The same card gives the same fingerprint, on this sandbox and on any other. */
export function cardFingerprint(number: string): string {
  return createHash("sha256").update(`card ${number}`).digest("hex").slice(0, 16);
}

const BY_FINGERPRINT = new Map([...OFFERED_CARDS, ...OTHER_CARDS].map((card) => [cardFingerprint(card.number), card]));

/** The test card behind a fingerprint: numbers are not kept, what they bring about later is. */
export function cardOfFingerprint(fingerprint: string): TestCard | undefined {
  return BY_FINGERPRINT.get(fingerprint);
}

/** The Luhn check over a string of digits. */
export function hasValidCheckDigit(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < number.length; index += 1) {
    const digit = Number(number[number.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** American Express prints four digits, all others three. */
export function securityCodeLength(number: string): number {
  return /^3[47]/.test(number) ? 4 : 3;
}
