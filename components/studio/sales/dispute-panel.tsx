"use client";

import { useMutation } from "convex/react";
import { FileText } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button, buttonVariants } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { momentWords } from "@/components/ui/moment-words";
import { Textarea } from "@/components/ui/textarea";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { formatMoney } from "@/lib/domain/money";
import { dispute as words } from "@/strings/sales";
import { disputeReason } from "./dispute-words";
import type { Sale } from "./sale-desk";

export type SaleDispute = Sale["disputes"][number];

const TONES = { inquiry: "caution", open: "danger", won: "positive", lost: "danger" } as const;

/** A bank's dispute over a sale: why, until when, what we say, and the one chance to say more. */
export function DisputePanel({ dispute }: { dispute: SaleDispute }) {
  const state = words.states[dispute.state];
  const sum = formatMoney(dispute.amount, dispute.currency);
  const undecided = dispute.state === "open" || dispute.state === "inquiry";
  return (
    <section aria-labelledby={`dispute-${dispute.disputeId}`} className="grid gap-5 rounded-lg border bg-raised p-4 md:p-6">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id={`dispute-${dispute.disputeId}`} className="text-lg font-semibold tracking-tight">
            {dispute.state === "inquiry" ? words.inquiry(sum) : words.title(sum)}
          </h2>
          <Badge tone={TONES[dispute.state]}>{state.badge}</Badge>
        </div>
        <p>{disputeReason(dispute.reason)}</p>
        <p className="text-sm text-ink-soft">
          {state.text} {dispute.fee > 0 && words.fee(formatMoney(dispute.fee, dispute.currency))}
        </p>
        {undecided && dispute.dueBy !== null && <p className="text-sm font-medium">{words.answerBy(momentWords(dispute.dueBy))}</p>}
      </div>
      {dispute.evidenceStagedAt !== null && (
        <a href={`/api/disputes/${dispute.disputeId}/evidence`} target="_blank" rel="noreferrer" className={buttonVariants({ variant: "secondary", size: "sm", className: "justify-self-start" })}>
          <FileText aria-hidden /> {words.evidence}
        </a>
      )}
      {dispute.submission !== null ? <Handed submission={dispute.submission} /> : undecided && <AnswerForm dispute={dispute} />}
    </section>
  );
}

function Handed({ submission }: { submission: NonNullable<SaleDispute["submission"]> }) {
  return (
    <div className="grid gap-2 text-sm">
      <p role="status">{submission.submittedAt === null ? words.onItsWay : words.handedIn(momentWords(submission.submittedAt))}</p>
      {submission.note && <blockquote className="border-l-2 pl-3 whitespace-pre-wrap text-ink-soft">{submission.note}</blockquote>}
    </div>
  );
}

function AnswerForm({ dispute }: { dispute: SaleDispute }) {
  const submit = useMutation(api.commerce.disputes.submitEvidence);
  const [note, setNote] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function hand(): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await submit({ disputeId: dispute.disputeId, note });
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void hand();
      }}
    >
      <Field label={words.note} optional hint={words.noteHint}>
        {(wiring) => <Textarea {...wiring} rows={4} maxLength={TEXT_LIMITS.evidenceNote} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" pending={pending}>{words.submit}</Button>
        <p className="text-sm text-ink-soft">{words.once}</p>
      </div>
    </form>
  );
}
