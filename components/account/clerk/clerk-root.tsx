"use client";

import { ClerkProvider, useAuth } from "@clerk/nextjs";
import { type ReactNode, useCallback, useMemo } from "react";
import { ConnectionContext } from "@/components/providers/connection";
import type { PublicClerk } from "@/lib/public-config";
import { appearance } from "./appearance";

type ClerkRootProps = {
  clerk: PublicClerk;
  nonce: string | undefined;
  convexUrl: string;
  /** Whether our server knows who is signed in: only then is there a row of theirs for the live connection to speak for. */
  signedIn: boolean;
  ownStoreId: string | null;
  children: ReactNode;
};

/** Everything where Clerk keeps the accounts: its provider, and how Convex is reached with its token. */
export function ClerkRoot({ clerk, nonce, convexUrl, signedIn, ownStoreId, children }: ClerkRootProps) {
  const connection = useMemo(() => ({ url: convexUrl, signedIn, ownStoreId, useAuth: clerkAuth(signedIn) }), [convexUrl, signedIn, ownStoreId]);
  return (
    <ClerkProvider
      publishableKey={clerk.publishableKey}
      {...(clerk.proxyUrl === null ? {} : { proxyUrl: clerk.proxyUrl })}
      {...(nonce === undefined ? {} : { nonce })}
      appearance={appearance}
      signInUrl="/sign-in"
      signUpUrl="/sign-up"
      afterSignOutUrl="/"
      telemetry={{ disabled: true }}
    >
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </ClerkProvider>
  );
}

/** The hook that Convex asks for tokens: Clerk's own, made from its template `convex`. */
function clerkAuth(signedIn: boolean) {
  return function useClerkAuth() {
    const { isLoaded, isSignedIn, getToken } = useAuth();
    const fetchAccessToken = useCallback(
      async ({ forceRefreshToken }: { forceRefreshToken: boolean }) => await getToken({ template: "convex", skipCache: forceRefreshToken }),
      [getToken],
    );
    // Between Clerk's word and our server's the connection waits: a query asked too early would find nobody.
    const waiting = !isLoaded || (isSignedIn && !signedIn);
    return useMemo(
      () => ({ isLoading: waiting, isAuthenticated: isSignedIn === true && signedIn, fetchAccessToken }),
      [waiting, isSignedIn, fetchAccessToken],
    );
  };
}
