"use client";

import { useQuery } from "convex/react";
import Link from "next/link";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, buttonVariants } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import { errorWords, postJson } from "@/lib/api-client";
import { emailVerified, verifyEmail as words } from "@/strings/signIn";

type Sent = { state: "idle" | "sending" | "sent" } | { state: "failed"; words: string };

/** Waits for the link to be opened, here or on another device: the page turns by itself. */
export function VerifyEmail({ email, next, inboxUrl }: { email: string; next: string; inboxUrl: string | null }) {
  const viewer = useQuery(api.identity.queries.viewer);
  const [sent, setSent] = useState<Sent>({ state: "idle" });

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

  const resend = async () => {
    setSent({ state: "sending" });
    try {
      await postJson("/api/auth/send-verification-email", { email, callbackURL: `/verify-email?next=${encodeURIComponent(next)}` });
      setSent({ state: "sent" });
    } catch (error) {
      setSent({ state: "failed", words: errorWords(error) });
    }
  };

  return (
    <div className="grid gap-6">
      <Alert title={words.title(email)}>{words.text}</Alert>
      {inboxUrl && (
        <a href={inboxUrl} target="_blank" rel="noreferrer" className={buttonVariants({ size: "lg" })}>
          {words.inbox}
        </a>
      )}
      <div className="grid gap-3">
        <Button variant="secondary" pending={sent.state === "sending"} onClick={() => void resend()}>
          {words.again}
        </Button>
        <p role="status" className="min-h-5 text-sm text-ink-soft">
          {sent.state === "sent" && words.sent}
          {sent.state === "failed" && sent.words}
        </p>
      </div>
    </div>
  );
}
