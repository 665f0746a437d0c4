import { createHash, timingSafeEqual } from "node:crypto";
import { API_VERSION } from "../schema/load";
import { StripeError } from "./errors";

/** Secret key as `Bearer` or as the user name of `Basic`. @throws StripeError 401. */
export function checkKey(authorization: string | undefined, secretKey: string): void {
  const key = keyOf(authorization);
  if (!key) {
    throw new StripeError(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
        "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
      { status: 401 },
    );
  }
  if (!timingSafeEqual(digest(key), digest(secretKey))) {
    throw new StripeError(`Invalid API Key provided: ${masked(key)}`, { status: 401 });
  }
}

/** @throws StripeError when another version of the API or another account is asked for: there is one of each here. */
export function checkContext(headers: { version: string | undefined; account: string | undefined }): void {
  if (headers.version !== undefined && headers.version !== API_VERSION) {
    throw new StripeError(`Invalid Stripe API version: ${headers.version}. This sandbox speaks ${API_VERSION} only.`);
  }
  if (headers.account !== undefined) {
    throw new StripeError(
      `The provided key does not have access to account '${headers.account}' (or that account does not exist). ` +
        `Application access may have been revoked.`,
      { status: 403, code: "account_invalid" },
    );
  }
}

function keyOf(authorization = ""): string | undefined {
  const [scheme = "", credentials = ""] = authorization.split(" ", 2);
  if (/^bearer$/i.test(scheme)) return credentials;
  if (/^basic$/i.test(scheme)) return Buffer.from(credentials, "base64").toString("utf8").split(":")[0];
  return undefined;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function masked(key: string): string {
  return key.length <= 12 ? "*".repeat(key.length) : `${key.slice(0, 8)}${"*".repeat(key.length - 12)}${key.slice(-4)}`;
}
