"use client";

import { useConvexAuth } from "convex/react";
import type { ReactNode } from "react";
import { signedIn } from "@/strings/layout";
import { buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

type SignedInProps = {
  /** Where to come back to after signing in again. */
  next: string;
  /** Stands here until the live connection knows who it speaks for. */
  waiting: ReactNode;
  children: ReactNode;
};

/** Shows live data of an account only once the connection is that account's, and says so when the session has ended meanwhile. */
export function SignedIn({ next, waiting, children }: SignedInProps) {
  const { isLoading, isAuthenticated } = useConvexAuth();
  if (isLoading) return waiting;
  if (isAuthenticated) return children;
  return (
    <EmptyState
      title={signedIn.ended}
      action={
        <a href={`/sign-in?next=${encodeURIComponent(next)}`} className={buttonVariants()}>
          {signedIn.again}
        </a>
      }
    >
      {signedIn.text}
    </EmptyState>
  );
}
