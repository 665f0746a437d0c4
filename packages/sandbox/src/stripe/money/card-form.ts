import { hasValidCheckDigit, securityCodeLength } from "./cards";

/** What a buyer typed. */
export interface CardForm {
  email: string;
  name: string;
  number: string;
  /** `MM/YY`, also `MM / YY`, `MMYY` and `MM/YYYY`. */
  expiry: string;
  cvc: string;
}
export type CardField = keyof CardForm;
export type FieldErrors = Partial<Record<CardField, string>>;

export interface ValidCard {
  email: string;
  name: string;
  number: string;
  expMonth: number;
  expYear: number;
}

/**
 * All that Stripe's form checks before a bank is asked; wording as there.
 * @param now milliseconds of the sandbox's clock: a card is good until the end of its month.
 */
export function readCard(form: CardForm, now: number): { card: ValidCard } | { errors: FieldErrors } {
  const number = form.number.replace(/[\s-]/g, "");
  const expiry = readExpiry(form.expiry);
  const errors: FieldErrors = {
    ...error("email", emailError(form.email)),
    ...error("number", numberError(number)),
    ...error("expiry", expiry ? pastError(expiry, now) : "Your card's expiration date is incomplete."),
    ...error("cvc", cvcError(form.cvc.trim(), number)),
    ...error("name", form.name.trim() === "" ? "Enter the name on the card." : undefined),
  };
  if (Object.keys(errors).length > 0 || !expiry) return { errors };
  return { card: { email: form.email.trim(), name: form.name.trim().slice(0, 250), number, ...expiry } };
}

export function emailError(email: string): string | undefined {
  if (email.trim() === "") return "Enter your email.";
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? undefined : "Your email is incomplete.";
}

function error(field: CardField, message: string | undefined): FieldErrors {
  return message === undefined ? {} : { [field]: message };
}

function numberError(number: string): string | undefined {
  if (number === "") return "Enter a card number.";
  if (!/^\d+$/.test(number)) return "Your card number is invalid.";
  if (number.length < 13) return "Your card number is incomplete.";
  return number.length <= 19 && hasValidCheckDigit(number) ? undefined : "Your card number is invalid.";
}

function cvcError(cvc: string, number: string): string | undefined {
  const length = securityCodeLength(number);
  return new RegExp(`^\\d{${length}}$`).test(cvc) ? undefined : "Your card's security code is incomplete.";
}

function readExpiry(text: string): { expMonth: number; expYear: number } | undefined {
  const match = /^\s*(\d{1,2})\s*[/ -]\s*(\d{2}|\d{4})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})\s*$/.exec(text);
  const expMonth = Number(match?.[1]);
  const year = Number(match?.[2]);
  if (!(expMonth >= 1 && expMonth <= 12)) return undefined;
  return { expMonth, expYear: year < 100 ? 2000 + year : year };
}

function pastError({ expMonth, expYear }: { expMonth: number; expYear: number }, now: number): string | undefined {
  const firstDayAfter = Date.UTC(expYear, expMonth, 1);
  if (firstDayAfter <= now) return "Your card's expiration date is in the past.";
  const fiftyYears = 50 * 365.25 * 24 * 60 * 60 * 1000;
  return firstDayAfter - now > fiftyYears ? "Your card's expiration year is invalid." : undefined;
}
