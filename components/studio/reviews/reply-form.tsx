"use client";

import { useMutation } from "convex/react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import { REVIEW } from "@/lib/domain/reviews";
import { reviewDesk as words } from "@/strings/reviews";

type ReplyFormProps = { reviewId: Id<"reviews">; before: string | null; onDone: () => void };

/** The seller's one reply to a review: written, changed or deleted where the review stands. */
export function ReplyForm({ reviewId, before, onDone }: ReplyFormProps) {
  const reply = useMutation(api.reviews.mutations.reply);
  const [text, setText] = useState(before ?? "");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(given: string | null): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await reply({ reviewId, text: given });
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  }

  return (
    <form
      noValidate
      className="grid max-w-prose gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(text);
      }}
    >
      <Field label={words.replyLabel} hint={words.replyHint}>
        {(wiring) => <Textarea {...wiring} autoFocus rows={3} maxLength={REVIEW.reply.max} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" pending={pending}>{words.send}</Button>
        <Button size="sm" variant="ghost" disabled={pending} onClick={onDone}>{words.cancel}</Button>
        {before !== null && <Button size="sm" variant="ghost" disabled={pending} onClick={() => void send(null)}>{words.takeBack}</Button>}
      </div>
    </form>
  );
}
