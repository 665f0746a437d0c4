import { createHmac, timingSafeEqual } from "node:crypto";

/** `hmac-sha256=<hex>`, as `signPayload` of `@uploadthing/shared` makes it. */
export function sign(payload: string, apiKey: string): string {
  return `hmac-sha256=${createHmac("sha256", apiKey).update(payload).digest("hex")}`;
}

/**
 * Signs a URL as `generateSignedURL` of `@uploadthing/shared` does: the signature covers everything before it.
 * @param expires ms since the epoch, on the machine's clock.
 */
export function signUrl(url: string, apiKey: string, expires: number): string {
  const signed = new URL(url);
  signed.searchParams.append("expires", String(expires));
  signed.searchParams.append("signature", sign(signed.href, apiKey));
  return signed.href;
}

/**
 * What is wrong with a signed URL, or null. The signature must be the last parameter, so that nothing unsigned can
 * follow it. Expiry is read against the machine's clock, by which the SDK has set it, not against the sandbox's.
 */
export function checkSignedUrl(url: string, apiKey: string): "missing" | "invalid" | "expired" | null {
  const [, payload, encoded] = /^(.*)[?&]signature=([^&#]+)$/.exec(url) ?? [];
  if (payload === undefined || encoded === undefined) return "missing";
  if (!equal(decodeURIComponent(encoded), sign(payload, apiKey))) return "invalid";
  const expires = Number(new URL(url).searchParams.get("expires"));
  return expires > Date.now() ? null : "expired";
}

export function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
