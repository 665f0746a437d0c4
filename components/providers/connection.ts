"use client";

import { createContext, useContext } from "react";

/** What Convex's provider wants to know of whoever is signed in; the shape of its own `useAuth`. */
export type Authentication = {
  isLoading: boolean;
  isAuthenticated: boolean;
  fetchAccessToken: (args: { forceRefreshToken: boolean }) => Promise<string | null>;
};

/** How this browser reaches Convex, and as whom. It costs a page nothing: the client itself comes with what uses it. */
export type Connection = {
  url: string;
  signedIn: boolean;
  /** The store of whoever is signed in: what they cannot do to their own is not offered to them. */
  ownStoreId: string | null;
  /** A hook: Clerk's answer changes while the page lives. */
  useAuth: () => Authentication;
};

export const ConnectionContext = createContext<Connection | null>(null);

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error("useConnection needs the Identity provider above it");
  return connection;
}
