import { createHmac } from "node:crypto";
import type { Signer } from "../kernel/types";

/** `stripe-signature: t=…,v1=HMAC-SHA256(secret, t + "." + body)`; see `stripe.webhooks.constructEvent` of the SDK. */
export function stripeSigner(secret: string): Signer {
  return ({ body, timestampSeconds }) => ({
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    "stripe-signature": `t=${timestampSeconds},v1=${createHmac("sha256", secret).update(`${timestampSeconds}.${body}`).digest("hex")}`,
  });
}
