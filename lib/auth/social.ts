import { github } from "../providers/github";
import { google } from "../providers/google";
import type { SocialProvider } from "../providers/oauth/types";

/** Accounts elsewhere that people may sign in with, in the order in which they are offered. */
export const SOCIAL_PROVIDERS = ["google", "github"] as const;
export type SocialProviderId = (typeof SOCIAL_PROVIDERS)[number];
export type SocialProviders = (id: SocialProviderId) => SocialProvider | null;

const MAKERS: Record<SocialProviderId, () => SocialProvider | null> = { google, github };
const made = new Map<SocialProviderId, SocialProvider | null>();

/** The provider with this installation's client, or null when there is none. Made once: it keeps the provider's keys. */
export function socialProvider(id: SocialProviderId): SocialProvider | null {
  const known = made.get(id);
  if (known !== undefined) return known;
  const provider = MAKERS[id]();
  made.set(id, provider);
  return provider;
}

/** Those that are set up here. */
export function offeredProviders(): SocialProviderId[] {
  return SOCIAL_PROVIDERS.filter((id) => socialProvider(id) !== null);
}
