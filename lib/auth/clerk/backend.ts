import { createClerkClient } from "@clerk/nextjs/server";
import type { ClerkSettings } from "./settings";

/** Clerk's Backend API with this installation's key. Reports nothing. */
export function clerkBackend({ secretKey, publishableKey, apiUrl, jwtKey }: ClerkSettings) {
  return createClerkClient({
    secretKey,
    publishableKey,
    telemetry: { disabled: true },
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(jwtKey === undefined ? {} : { jwtKey }),
  });
}

export type ClerkBackend = ReturnType<typeof clerkBackend>;

/** What every request is held to, in the middleware as in the routes. */
export function requestOptions({ appUrl, jwtKey, proxyUrl }: ClerkSettings) {
  return {
    authorizedParties: [appUrl],
    ...(jwtKey === undefined ? {} : { jwtKey }),
    ...(proxyUrl === undefined ? {} : { proxyUrl }),
  };
}
