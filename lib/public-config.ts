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
}

export function publicConfig(): PublicConfig {
  const { APP_URL, CONVEX_PUBLIC_URL, CONVEX_URL, SANDBOX_URL } = env();
  return { appUrl: APP_URL, convexUrl: CONVEX_PUBLIC_URL ?? CONVEX_URL, sandboxUrl: SANDBOX_URL ?? null };
}
