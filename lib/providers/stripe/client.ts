import Stripe from "stripe";
import { env } from "../../env";

/** Longer than Stripe's slow days, shorter than a buyer's patience. With two retries a call ends within about a minute. */
const TIMEOUT_MS = 20_000;
const MAX_NETWORK_RETRIES = 2;

export interface StripeSettings {
  secretKey: string;
  /** Where Stripe is spoken, e.g. `http://127.0.0.1:4100`; absent means api.stripe.com. The SDK knows no path prefix. */
  apiBase?: string | undefined;
}

/** The one place where a Stripe client is made. */
export function createStripe({ secretKey, apiBase }: StripeSettings): Stripe {
  return new Stripe(secretKey, {
    ...(apiBase === undefined ? {} : address(apiBase)),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: MAX_NETWORK_RETRIES,
    telemetry: false,
    appInfo: { name: "Backline" },
  });
}

let client: Stripe | undefined;

/** Stripe as the environment names it. */
export function stripe(): Stripe {
  client ??= createStripe({ secretKey: env().STRIPE_SECRET_KEY, apiBase: env().STRIPE_API_BASE });
  return client;
}

/** Whether our key moves real money: facts of the other mode are none of ours. */
export function isLivemode(secretKey: string = env().STRIPE_SECRET_KEY): boolean {
  return secretKey.includes("_live_");
}

function address(apiBase: string): { protocol: "http" | "https"; host: string; port: number } {
  const url = new URL(apiBase);
  const protocol = url.protocol === "http:" ? "http" : "https";
  const standardPort = protocol === "http" ? 80 : 443;
  return { protocol, host: url.hostname, port: url.port === "" ? standardPort : Number(url.port) };
}
