import { clerkBackend } from "../../lib/auth/clerk/backend";
import { callerOfClerk, type ClerkIdentity } from "../../lib/auth/clerk/caller";
import type { ClerkSettings } from "../../lib/auth/clerk/settings";
import { APP_URL, openHouse } from "./accounts";
import { startClerkStandin, type ClerkStandin } from "./clerk-standin";

export const ADDRESS = "203.0.113.7";

export function settingsOf(clerk: ClerkStandin): ClerkSettings {
  return {
    appUrl: APP_URL,
    publishableKey: clerk.publishableKey,
    secretKey: clerk.secretKey,
    webhookSecret: "whsec_c3RhbmRpbg==",
    issuer: clerk.url,
    jwtKey: undefined,
    apiUrl: clerk.url,
    proxyUrl: undefined,
  };
}

/** Clerk's adapter on the real functions, in memory, with a Clerk of its own. */
export async function openClerkHouse() {
  const house = openHouse();
  const clerk = await startClerkStandin({ appUrl: APP_URL });
  const settings = settingsOf(clerk);
  const identity: ClerkIdentity = { settings, backend: clerkBackend(settings), convex: () => house.convex };
  return {
    ...house,
    clerk,
    settings,
    identity,
    who: (headers: Headers) => callerOfClerk(identity, headers, ADDRESS),
  };
}

export type ClerkHouse = Awaited<ReturnType<typeof openClerkHouse>>;

export const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });

/** Cookies as clerk-js keeps them on the app's own host. */
export const cookies = (token: string, changedAt = Math.floor(Date.now() / 1000) - 5) => new Headers({ cookie: `theme=dark; __session=${token}; __client_uat=${changedAt}` });
