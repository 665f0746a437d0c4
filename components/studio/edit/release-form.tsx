"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { release as words } from "@/strings/release";
import { fieldMoment, momentField } from "./release-time";

type ReleaseFormProps = { at: number | null; pending: boolean; onSchedule: (at: number, timeZone: string) => void; onClose: () => void };

/** Chooses the moment at which a beat goes on sale, by the clock of the browser's own zone. */
export function ReleaseForm({ at, pending, onSchedule, onClose }: ReleaseFormProps) {
  const [timeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [value, setValue] = useState(() => momentField(at ?? Date.now() + 86_400_000));
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = fieldMoment(value);
    if (chosen === null) return setProblem(words.empty);
    if (chosen <= Date.now()) return setProblem(words.over);
    setProblem(undefined);
    onSchedule(chosen, timeZone);
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3 rounded-md border p-4">
      <Field label={words.moment} hint={words.zone(timeZone)} error={problem}>
        {(wiring) => <Input {...wiring} type="datetime-local" value={value} onChange={(event) => setValue(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>{words.save}</Button>
        <Button variant="ghost" onClick={onClose}>{words.keep}</Button>
      </div>
    </form>
  );
}
