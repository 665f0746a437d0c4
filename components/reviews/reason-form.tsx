"use client";

import { useState } from "react";
import { errorWords } from "@/lib/api-client";
import { REVIEW } from "@/lib/domain/reviews";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";

type ReasonFormProps = { label: string; send: string; failed: string; deed: (reason: string) => Promise<unknown>; onDone: () => void };

/** Asks for a reason and does something with it. */
export function ReasonForm({ label, send, failed, deed, onDone }: ReasonFormProps) {
  const [reason, setReason] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function act(): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await deed(reason);
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  }

  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void act();
      }}
    >
      <Field label={label}>
        {(wiring) => <Textarea {...wiring} required rows={3} maxLength={REVIEW.reason.max} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {problem && <Alert tone="danger" role="alert" title={failed}>{problem}</Alert>}
      <Button type="submit" className="justify-self-start" pending={pending}>{send}</Button>
    </form>
  );
}
