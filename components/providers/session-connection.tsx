"use client";

import { type ReactNode, useMemo } from "react";
import { type Authentication, type Connection, ConnectionContext } from "./connection";

/**
 * The connection where accounts are our own. Signing in and out are full page loads, so it begins anew as somebody else
 * and nothing of one account stays for the next. `signedIn` spares a visitor's page the question for a token.
 */
export function SessionConnection({ url, signedIn, ownStoreId, children }: Omit<Connection, "useAuth"> & { children: ReactNode }) {
  const connection = useMemo(() => {
    const authentication: Authentication = { isLoading: false, isAuthenticated: signedIn, fetchAccessToken: fetchToken };
    return { url, signedIn, ownStoreId, useAuth: () => authentication };
  }, [url, signedIn, ownStoreId]);
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

/** Only a live connection asks for it, whose code is fetched, too. */
const fetchToken: Authentication["fetchAccessToken"] = async (args) => (await import("./browser-token")).lastingToken(args);
