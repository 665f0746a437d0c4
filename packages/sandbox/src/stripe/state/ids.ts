import { randomInt } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Letters and digits only, as in Stripe's ids: products check ids with `^acct_[a-zA-Z0-9]+$` and the like. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** `ch_3P…`: a prefix and 24 characters, like Stripe's. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(24)}`;
}
