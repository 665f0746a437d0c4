import { clerkOrigin, clerkSettings } from "./auth/clerk/settings";
import { env } from "./env";

/**
 * What the browser may know of the environment. Handed over at run time by the root layout, so that one build serves
 * every environment; nothing secret ever belongs here.
 */
export interface PublicConfig {
  appUrl: string;
  /** Where browsers reach Convex; its WebSocket is on the same host. */
  convexUrl: string;
  /** The local providers' console; `null` outside a local house. */
  sandboxUrl: string | null;
  /** Clerk, where it keeps the accounts. */
  clerk: PublicClerk | null;
}

export interface PublicClerk {
  publishableKey: string;
  /** A proxy in front of Clerk's Frontend API: a URL, or a path on ours. */
  proxyUrl: string | null;
  /** The origin that the browser talks to. */
  origin: string;
}

export function publicConfig(): PublicConfig {
  const { APP_URL, CONVEX_PUBLIC_URL, CONVEX_URL, SANDBOX_URL } = env();
  return { appUrl: APP_URL, convexUrl: CONVEX_PUBLIC_URL ?? CONVEX_URL, sandboxUrl: SANDBOX_URL ?? null, clerk: publicClerk() };
}

function publicClerk(): PublicClerk | null {
  const settings = clerkSettings();
  if (settings === null) return null;
  return { publishableKey: settings.publishableKey, proxyUrl: settings.proxyUrl ?? null, origin: clerkOrigin(settings) };
}
