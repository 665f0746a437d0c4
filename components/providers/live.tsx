"use client";

import { ConvexProviderWithAuth, ConvexReactClient } from "convex/react";
import type { ReactNode } from "react";
import { ConnectionLost } from "./connection-lost";
import { useConnection } from "./connection";

/** A token that was just minted need not be changed for another: a page asks for one. */
const OPTIONS = { skipConvexDeploymentUrlCheck: true, initialAuthTokenReuse: true };

let client: { url: string; convex: ConvexReactClient } | null = null;

/** One client for the life of the page, so that going from one live room to the next keeps its connection. */
function clientOf(url: string): ConvexReactClient {
  // On the server a client would outlive its request; there it only has to be there, and connects to nothing.
  if (typeof window === "undefined") return new ConvexReactClient(url, OPTIONS);
  if (client?.url !== url) client = { url, convex: new ConvexReactClient(url, OPTIONS) };
  return client.convex;
}

/**
 * The browser's live connection to Convex, as the person who is signed in, for the rooms whose pages change under the eye:
 * library, checkout, studio, administration. Public pages carry none; what they ask once goes through `useAsk`.
 */
export function Live({ children }: { children: ReactNode }) {
  const { url, useAuth } = useConnection();
  return (
    <ConvexProviderWithAuth client={clientOf(url)} useAuth={useAuth}>
      <ConnectionLost />
      {children}
    </ConvexProviderWithAuth>
  );
}
