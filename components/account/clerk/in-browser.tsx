"use client";

import { type ReactNode, Suspense, useSyncExternalStore } from "react";

/** Clerk's components show what its script knows, which the server does not: they come once the page is alive. */
export function InBrowser({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const alive = useSyncExternalStore(neverChanges, () => true, () => false);
  return alive ? <Suspense fallback={waiting}>{children}</Suspense> : waiting;
}

const neverChanges = () => () => {};
