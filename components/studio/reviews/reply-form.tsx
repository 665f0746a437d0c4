"use client";

import { useMutation } from "convex/react";
import { Button } from "@/components/ui/button";
import { TextForm } from "@/components/ui/text-form";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { REVIEW } from "@/lib/domain/reviews";
import { reviewDesk as words } from "@/strings/reviews";

type ReplyFormProps = { reviewId: Id<"reviews">; before: string | null; onDone: () => void };

/** The seller's one reply to a review: written, changed or deleted where the review stands. */
export function ReplyForm({ reviewId, before, onDone }: ReplyFormProps) {
  const reply = useMutation(api.reviews.mutations.reply);
  return (
    <div className="max-w-prose">
      <TextForm
        label={words.replyLabel}
        hint={words.replyHint}
        max={REVIEW.reply.max}
        from={before ?? ""}
        autoFocus
        send={words.send}
        failed={words.failed}
        deed={(text) => reply({ reviewId, text })}
        onDone={onDone}
        more={(run, pending) => (
          <>
            <Button variant="ghost" disabled={pending} onClick={onDone}>{words.cancel}</Button>
            {before !== null && <Button variant="ghost" disabled={pending} onClick={() => run(() => reply({ reviewId, text: null }))}>{words.takeBack}</Button>}
          </>
        )}
      />
    </div>
  );
}
