/** Rules on values that types cannot say; messages and codes as Stripe words them. */
import { isCurrency } from "../money/currency";
import { missing, notServed, StripeError } from "./errors";
import type { Metadata } from "../state/types";

/**
 * Refuses what Stripe knows and the sandbox does not do, instead of ignoring it.
 * @param inert values that ask for nothing, such as `automatic_tax[enabled]=false`.
 */
export function onlyServed(
  params: object,
  served: readonly string[],
  { at = "", inert = {} }: { at?: string; inert?: Record<string, unknown> } = {},
): void {
  for (const [key, value] of Object.entries(params)) {
    if (served.includes(key) || (key in inert && JSON.stringify(inert[key]) === JSON.stringify(value))) continue;
    throw notServed(at === "" ? key : `${at}[${key}]`);
  }
}

export function needed<T>(value: T | undefined, param: string): T {
  if (value === undefined) throw missing(param);
  return value;
}

export function checkEmail(email: string, param: string): string {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 512) return email;
  throw new StripeError(`Invalid email address: ${email}`, { code: "email_invalid", param });
}

export function checkUrl(url: string, param: string): string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if ((protocol === "http:" || protocol === "https:") && url.length <= 5000) return url;
  throw new StripeError("Not a valid URL", { code: "url_invalid", param });
}

export function checkCurrency(currency: string, param: string): string {
  const lower = currency.toLowerCase();
  if (isCurrency(lower)) return lower;
  throw new StripeError(`Invalid currency: ${currency}. Must be a three-letter ISO 4217 code that Stripe supports.`, { param });
}

export function checkText(text: string, longest: number, param: string): string {
  if (text.length <= longest) return text;
  throw new StripeError(`Invalid string: ${text.slice(0, 10)}...${text.slice(-4)}; must be at most ${longest} characters`, { param });
}

export function checkAtLeast(value: number, least: number, param: string): number {
  if (value >= least) return value;
  throw new StripeError(`This value must be greater than or equal to ${least}.`, { code: "parameter_invalid_integer", param });
}

/** A call may name only one of these. */
export function checkExclusive(params: object, names: readonly string[]): void {
  const given = names.filter((name) => Object.entries(params).some(([key, value]) => key === name && value !== undefined));
  if (given.length < 2) return;
  throw new StripeError(`You may only specify one of these parameters: ${given.join(", ")}.`, { code: "parameters_exclusive" });
}

type MetadataParam = Record<string, string | number | null>;

/** Up to 50 keys of 40 characters with values of 500. An empty value removes the key. */
export function mergeMetadata(before: Metadata, given: MetadataParam | "" | null | undefined, param = "metadata"): Metadata {
  if (given === undefined) return before;
  if (given === null || given === "") return {};
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(given)) {
    if (key.length > 40) {
      throw new StripeError(`Metadata keys must be shorter than 41 characters: '${key}' has ${key.length}.`, { param });
    }
    if (value === null || value === "") merged.delete(key);
    else merged.set(key, checkText(String(value), 500, `${param}[${key}]`));
  }
  if (merged.size > 50) throw new StripeError(`Metadata can have up to 50 keys; this would make ${merged.size}.`, { param });
  return Object.fromEntries(merged);
}
