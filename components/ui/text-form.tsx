"use client";

import { type ReactNode, useState } from "react";
import { errorWords } from "@/lib/api-client";
import { Alert } from "./alert";
import { Button } from "./button";
import { Field } from "./field";
import { Textarea } from "./textarea";

/** Does something, and says why when it is refused. */
type Run = (deed: () => Promise<unknown>) => void;

type TextFormProps = {
  label: string;
  hint?: string;
  optional?: boolean;
  /** Characters that the text may have. */
  max: number;
  /** The text to begin with. */
  from?: string;
  autoFocus?: boolean;
  send: string;
  /** What to say over the reason of a refusal. */
  failed: string;
  /** What is sent cannot be taken back. */
  danger?: boolean;
  /** Sends the text; `null` while something that is asked beside it is wrong. */
  deed: (text: string) => Promise<unknown> | null;
  onDone: () => void;
  /** What stands above the text. */
  children?: ReactNode;
  /** Further ways out, beside the one that sends. */
  more?: (run: Run, pending: boolean) => ReactNode;
};

/** Asks for some words and does something with them; where they stand is over once that is done. */
export function TextForm({ label, hint, optional = false, max, from = "", autoFocus = false, send, failed, danger = false, deed, onDone, children, more }: TextFormProps) {
  const [text, setText] = useState(from);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function finish(done: Promise<unknown>): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await done;
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
        const done = deed(text);
        if (done !== null) void finish(done);
      }}
    >
      {children}
      <Field label={label} hint={hint} optional={optional}>
        {(wiring) => <Textarea {...wiring} required={!optional} autoFocus={autoFocus} rows={3} maxLength={max} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {problem !== null && <Alert tone="danger" role="alert" title={failed}>{problem}</Alert>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending}>{send}</Button>
        {more?.((done) => void finish(done()), pending)}
      </div>
    </form>
  );
}
