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
import { disputeReason } from "./dispute-words";
import type { Sale } from "./sale-desk";

export type SaleDispute = Sale["disputes"][number];

const STATES = {
  inquiry: { badge: "Bank asks", tone: "caution", text: "No money was taken. Answer, or refund the order, so that it does not become a dispute." },
  open: { badge: "Open", tone: "danger", text: "While the bank decides, the sum and its fee are off your balance and the buyer cannot download." },
  won: { badge: "Decided for you", tone: "positive", text: "The payment stands. What was held back returns to your balance as Stripe gives it back." },
  lost: { badge: "Lost", tone: "danger", text: "The bank gave the money back. The licence has ended." },
} as const;

/** A bank's dispute over a sale: why, until when, what we say, and the one chance to say more. */
export function DisputePanel({ dispute }: { dispute: SaleDispute }) {
  const state = STATES[dispute.state];
  const undecided = dispute.state === "open" || dispute.state === "inquiry";
  return (
    <section aria-labelledby={`dispute-${dispute.disputeId}`} className="grid gap-5 rounded-lg border bg-raised p-4 md:p-6">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id={`dispute-${dispute.disputeId}`} className="text-lg font-semibold tracking-tight">
            {dispute.state === "inquiry" ? "A bank asks about this payment" : "Dispute"} over {formatMoney(dispute.amount, dispute.currency)}
          </h2>
          <Badge tone={state.tone}>{state.badge}</Badge>
        </div>
        <p>{disputeReason(dispute.reason)}.</p>
        <p className="text-sm text-ink-soft">
          {state.text} {dispute.fee > 0 && `The bank’s fee is ${formatMoney(dispute.fee, dispute.currency)}.`}
        </p>
        {undecided && dispute.dueBy !== null && <p className="text-sm font-medium">Answer by {momentWords(dispute.dueBy)}.</p>}
      </div>
      {dispute.evidenceStagedAt !== null && (
        <a href={`/api/disputes/${dispute.disputeId}/evidence`} target="_blank" rel="noreferrer" className={buttonVariants({ variant: "secondary", size: "sm", className: "justify-self-start" })}>
          <FileText aria-hidden /> Read the evidence
        </a>
      )}
      {dispute.submission !== null ? <Handed submission={dispute.submission} /> : undecided && <AnswerForm dispute={dispute} />}
    </section>
  );
}

function Handed({ submission }: { submission: NonNullable<SaleDispute["submission"]> }) {
  return (
    <div className="grid gap-2 text-sm">
      <p role="status">{submission.submittedAt === null ? "The evidence is on its way to the bank." : `The evidence was handed in on ${momentWords(submission.submittedAt)}.`}</p>
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
      <Field label="What you know" optional hint="Messages with the buyer, or what they said. It is added to the evidence: order, delivery, downloads and contract are in it already.">
        {(wiring) => <Textarea {...wiring} rows={4} maxLength={TEXT_LIMITS.evidenceNote} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      {problem && <Alert tone="danger" role="alert" title="Nothing was handed in.">{problem}</Alert>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" pending={pending}>Hand the evidence in</Button>
        <p className="text-sm text-ink-soft">Once and for good: the bank reads one answer.</p>
      </div>
    </form>
  );
}
