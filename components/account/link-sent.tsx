"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, buttonVariants } from "@/components/ui/button";
import { errorWords } from "@/lib/api-client";
import { linkSent } from "@/strings/signIn";
import { useCountdown } from "./use-countdown";

/** How long until the mail may be asked for again: most mails have arrived by then. */
const RESEND_SECONDS = 30;

interface LinkSentProps {
  email: string;
  words: string;
  /** The local inbox, where mails of a local house arrive. */
  inboxUrl: string | null;
  onResend: () => Promise<void>;
  onOther: () => void;
}

/** After a link was asked for: where it went, what it is good for, and how to get another. */
export function LinkSent({ email, words, inboxUrl, onResend, onOther }: LinkSentProps) {
  const [state, setState] = useState<"idle" | "sending" | "sent">("idle");
  const [problem, setProblem] = useState<string | null>(null);
  // The first mail has just left, so it counts from the beginning.
  const { left, restart } = useCountdown(RESEND_SECONDS);

  const resend = async () => {
    setState("sending");
    setProblem(null);
    try {
      await onResend();
      setState("sent");
      restart();
    } catch (error) {
      setState("idle");
      setProblem(errorWords(error));
    }
  };

  return (
    <div className="grid gap-6">
      <Alert role="status" title={linkSent.title(email)}>
        {words} {linkSent.wait}
      </Alert>
      {inboxUrl && (
        <a href={inboxUrl} target="_blank" rel="noreferrer" className={buttonVariants({ size: "lg" })}>
          {linkSent.inbox}
        </a>
      )}
      <div className="grid gap-3">
        <Button variant="secondary" pending={state === "sending"} disabled={left > 0} onClick={() => void resend()}>
          {left > 0 ? linkSent.againIn(left) : linkSent.again}
        </Button>
        <Button variant="link" className="justify-self-start" onClick={onOther}>
          {linkSent.other}
        </Button>
        <p role="status" className="min-h-5 text-sm text-ink-soft">
          {state === "sent" && linkSent.sentAgain}
          {problem}
        </p>
      </div>
    </div>
  );
}
