import { createHash } from "node:crypto";
import type { KeptAnswer } from "../state/types";
import { StripeError } from "./errors";
import type { FormObject } from "./form";

const LONGEST_KEY = 255;

/** What a key was first used for: method, path and parameters, whatever the order of the parameters. */
export function fingerprint(method: string, path: string, params: FormObject): string {
  return createHash("sha256").update(`${method} ${path} ${canonical(params)}`).digest("base64url");
}

function canonical(value: string | FormObject): string {
  if (typeof value === "string") return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? "")}`).join(",")}}`;
}

export function checkKeyLength(key: string): void {
  if (key.length <= LONGEST_KEY) return;
  throw new StripeError(`Idempotency-Key is too long: at most ${LONGEST_KEY} characters.`, { type: "idempotency_error" });
}

/** @throws StripeError when the key was first used with other parameters. */
export function checkSameRequest(kept: KeptAnswer, print: string): void {
  if (kept.fingerprint === print) return;
  throw new StripeError(
    `Keys for idempotent requests can only be used with the same parameters they were first used with. ` +
      `Try using a key other than '${kept.key}' if you meant to execute a different request.`,
    { type: "idempotency_error" },
  );
}

/** Keys whose first request is not answered yet. */
export class KeysInUse {
  private readonly keys = new Set<string>();

  /** @throws StripeError 409 while another request holds the key. */
  take(key: string): void {
    if (this.keys.has(key)) {
      throw new StripeError(
        `There is currently another in-progress request using this Stripe-Idempotency-Key: ${key} (that probably means ` +
          `you submitted twice, and the other request is still going through). Please try again later.`,
        { status: 409, type: "idempotency_error", code: "idempotency_key_in_use" },
      );
    }
    this.keys.add(key);
  }

  release(key: string): void {
    this.keys.delete(key);
  }
}
