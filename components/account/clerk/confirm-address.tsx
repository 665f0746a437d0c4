"use client";

import { useClerk } from "@clerk/nextjs";
import { useQuery } from "convex/react";
import Link from "next/link";
import { useState } from "react";
import * as z from "zod/mini";
import { Alert } from "@/components/ui/alert";
import { Button, buttonVariants } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import { errorWords, getJson } from "@/lib/api-client";
import { clerkConfirm as words, emailVerified } from "@/strings/signIn";

/** Clerk proves addresses in its own account settings; the page turns by itself once its word has reached us. */
export function ClerkConfirmAddress({ next }: { next: string }) {
  const { openUserProfile } = useClerk();
  const viewer = useQuery(api.identity.queries.viewer);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  if (viewer === undefined) return <Skeleton className="h-24" />;
  if (viewer?.emailVerified) {
    return (
      <div className="grid gap-6">
        <Alert tone="positive" role="status" title={emailVerified.title}>
          {emailVerified.text}
        </Alert>
        <Link href={next} className={buttonVariants({ size: "lg" })}>{emailVerified.goOn}</Link>
      </div>
    );
  }

  const ask = async () => {
    setAsking(true);
    setProblem(null);
    await getJson("/api/sync-user", z.unknown()).catch((error: unknown) => setProblem(errorWords(error)));
    setAsking(false);
  };

  return (
    <div className="grid gap-6">
      <Alert title={viewer?.email ? words.notYet(viewer.email) : words.noAddress}>
        {words.text}
      </Alert>
      <Button size="lg" onClick={() => openUserProfile()}>
        {words.open}
      </Button>
      <div className="grid gap-3">
        <Button variant="secondary" pending={asking} onClick={() => void ask()}>
          {words.confirmed}
        </Button>
        <p role="status" className="min-h-5 text-sm text-ink-soft">
          {problem}
        </p>
      </div>
    </div>
  );
}
