"use client";

import { useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import { REVIEW } from "@/lib/domain/reviews";
import { reviewForm as words } from "@/strings/reviews";
import { useAsk } from "../providers/use-ask";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import type { OwnStanding } from "./review-types";
import { StarChoice } from "./star-choice";

type ReviewFormProps = OwnStanding & {
  beatId: Id<"beats">;
  /** With what there is to say of it; `null` when nothing was done. */
  onDone: (words: string | null) => void;
};

/** Stars and words about a beat. */
export default function ReviewForm({ beatId, may, own, onDone }: ReviewFormProps) {
  const ask = useAsk();
  const hidden = own !== null && own.trouble !== null && own.trouble !== "no_licence";
  const [stars, setStars] = useState(own?.stars ?? null);
  const [text, setText] = useState(own?.text ?? "");
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState<"save" | "remove" | null>(null);
  const [problem, setProblem] = useState<{ title: string; text: string } | null>(null);

  async function act(what: "save" | "remove", deed: () => Promise<unknown>): Promise<void> {
    setPending(what);
    setProblem(null);
    try {
      await deed();
      onDone(what === "save" ? words.saved : words.removed);
    } catch (error) {
      setProblem({ title: what === "save" ? words.failed : words.removeFailed, text: errorWords(error) });
      setPending(null);
    }
  }

  return (
    <form
      noValidate
      className="grid gap-5 rounded-md bg-sunken p-4 md:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (stars !== null) void act("save", () => ask.mutation((api) => api.reviews.mutations.write, { beatId, stars, text }));
      }}
    >
      <StarChoice stars={stars} error={tried && stars === null ? words.noStars : null} onChange={setStars} />
      <Field label={words.text} hint={words.hint} optional>
        {(wiring) => <Textarea {...wiring} rows={5} maxLength={REVIEW.text} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {problem && <Alert tone="danger" role="alert" title={problem.title}>{problem.text}</Alert>}
      <div className="flex flex-wrap gap-2">
        {may && <Button type="submit" pending={pending === "save"} disabled={pending !== null}>{own === null ? words.send : words.save}</Button>}
        <Button variant="ghost" disabled={pending !== null} onClick={() => onDone(null)}>{words.cancel}</Button>
        {own !== null && !hidden && (
          <Button variant="ghost" className="sm:ml-auto" pending={pending === "remove"} disabled={pending !== null} onClick={() => void act("remove", () => ask.mutation((api) => api.reviews.mutations.remove, { beatId }))}>
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
