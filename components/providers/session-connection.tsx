"use client";

import { type ReactNode, useMemo } from "react";
import { lastingToken } from "./browser-token";
import { type Authentication, type Connection, ConnectionContext } from "./connection";

/**
 * The connection where accounts are our own. Signing in and out are full page loads, so it begins anew as somebody else
 * and nothing of one account stays for the next. `signedIn` spares a visitor's page the question for a token.
 */
export function SessionConnection({ url, signedIn, ownStoreId, children }: Omit<Connection, "useAuth"> & { children: ReactNode }) {
  const connection = useMemo(() => {
    const authentication: Authentication = { isLoading: false, isAuthenticated: signedIn, fetchAccessToken: lastingToken };
    return { url, signedIn, ownStoreId, useAuth: () => authentication };
  }, [url, signedIn, ownStoreId]);
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}
