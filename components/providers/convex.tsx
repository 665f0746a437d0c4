"use client";

import { ConvexProviderWithAuth, ConvexReactClient } from "convex/react";
import { useCallback, useMemo, useState, type ComponentProps, type ReactNode } from "react";
import { z } from "zod/mini";

const minted = z.object({ token: z.string() });
/** How often a token is asked for before the connection goes without. */
const TOKEN_TRIES = 5;

/**
 * The browser's live connection to Convex, as the person who is signed in. Signing in and out are full page loads,
 * so the connection begins anew as somebody else and nothing of one account stays for the next.
 * `url` comes from the root layout at run time; `signedIn` spares a visitor's page the question for a token.
 */
export function ConvexProvider({ url, signedIn, children }: { url: string; signedIn: boolean; children: ReactNode }) {
  const useAuth = useMemo(() => sessionAuth(signedIn), [signedIn]);
  return (
    <ConvexConnection url={url} useAuth={useAuth}>
      {children}
    </ConvexConnection>
  );
}

type UseAuth = ComponentProps<typeof ConvexProviderWithAuth>["useAuth"];

/** The connection itself; `useAuth` says who it speaks for and fetches their tokens. */
export function ConvexConnection({ url, useAuth, children }: { url: string; useAuth: UseAuth; children: ReactNode }) {
  const [client] = useState(() => new ConvexReactClient(url, { skipConvexDeploymentUrlCheck: true }));
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {children}
    </ConvexProviderWithAuth>
  );
}

/** The hook that Convex asks for tokens. A session that has ended answers `null`: the connection goes on as a visitor. */
function sessionAuth(signedIn: boolean) {
  return function useSessionAuth() {
    const fetchAccessToken = useCallback(async () => {
      for (let tries = 1; ; tries++) {
        const response = await fetch("/api/auth/convex-token", { headers: { accept: "application/json" }, cache: "no-store" });
        if (response.status === 401) return null;
        if (response.ok) return minted.parse(await response.json()).token;
        // Without an answer the connection would stay nobody's and the page empty: a limit or a restart passes.
        if (tries === TOKEN_TRIES) throw new Error(`No token for the live connection: ${response.status}`);
        const seconds = Number(response.headers.get("retry-after") ?? tries);
        await new Promise((resolve) => setTimeout(resolve, Math.max(1, seconds) * 1_000));
      }
    }, []);
    return useMemo(() => ({ isLoading: false, isAuthenticated: signedIn, fetchAccessToken }), [fetchAccessToken]);
  };
}
