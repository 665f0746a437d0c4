import { env } from "../../env";
import { frontendApiOf, issuerOf } from "./publishable-key";

/** What the environment says of Clerk, when it is on. */
export interface ClerkSettings {
  /** The only party whose session tokens count (`azp`). */
  appUrl: string;
  publishableKey: string;
  secretKey: string;
  webhookSecret: string;
  /** `iss` of the instance's tokens. */
  issuer: string;
  /** The instance's public key as PEM: tokens are then verified without asking Clerk for it. */
  jwtKey: string | undefined;
  /** The Backend API, where it is not Clerk's own. */
  apiUrl: string | undefined;
  /** Where browsers reach the Frontend API, when that is not its own host: a URL, or a path on ours. */
  proxyUrl: string | undefined;
}

/** Clerk's settings, or `null` where accounts are our own. The environment has been checked for being whole. */
export function clerkSettings(): ClerkSettings | null {
  const { APP_URL, CLERK_SECRET_KEY, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY, CLERK_WEBHOOK_SECRET, ...more } = env();
  if (CLERK_SECRET_KEY === undefined || NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY === undefined || CLERK_WEBHOOK_SECRET === undefined) return null;
  return {
    appUrl: APP_URL,
    publishableKey: NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
    secretKey: CLERK_SECRET_KEY,
    webhookSecret: CLERK_WEBHOOK_SECRET,
    issuer: more.CLERK_JWT_ISSUER_DOMAIN ?? issuerOf(NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY),
    jwtKey: more.CLERK_JWT_KEY,
    apiUrl: more.CLERK_API_URL,
    proxyUrl: more.NEXT_PUBLIC_CLERK_PROXY_URL,
  };
}

/** Where the browser talks to Clerk: its Frontend API, or the proxy in front of it. */
export function clerkOrigin({ publishableKey, proxyUrl, appUrl }: ClerkSettings): string {
  return new URL(proxyUrl ?? `https://${frontendApiOf(publishableKey) ?? ""}`, appUrl).origin;
}
