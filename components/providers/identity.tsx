"use client";

import type { ReactNode } from "react";
import { ClerkRoot } from "@/components/account/clerk/frame";
import type { PublicClerk } from "@/lib/public-config";
import { SessionConnection } from "./session-connection";

type IdentityProps = {
  /** Clerk, where it keeps the accounts; decided by the server at run time. */
  clerk: PublicClerk | null;
  nonce: string | undefined;
  convexUrl: string;
  signedIn: boolean;
  ownStoreId: string | null;
  children: ReactNode;
};

/** Who the browser speaks for, whichever authority keeps the accounts. */
export function Identity({ clerk, nonce, convexUrl, signedIn, ownStoreId, children }: IdentityProps) {
  if (clerk === null) {
    return (
      <SessionConnection url={convexUrl} signedIn={signedIn} ownStoreId={ownStoreId}>
        {children}
      </SessionConnection>
    );
  }
  return (
    <ClerkRoot clerk={clerk} nonce={nonce} convexUrl={convexUrl} signedIn={signedIn} ownStoreId={ownStoreId}>
      {children}
    </ClerkRoot>
  );
}
