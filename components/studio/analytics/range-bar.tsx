"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { dateWords } from "@/components/ui/date-words";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { type DayRange, rangeBefore } from "@/lib/domain/figureRange";
import { figureRanges } from "@/strings/analytics";
import { type Chosen, fieldsOf, ownRange, PRESETS } from "./range";

type RangeBarProps = { chosen: Chosen; onChoose: (query: Record<string, string>) => void };

/** Chooses the time that is looked at, and says which days that is and which it is compared with. */
export function RangeBar({ chosen: { preset, range }, onChoose }: RangeBarProps) {
  const [own, setOwn] = useState(preset === null);
  return (
    <div className="grid gap-3">
      <div role="group" aria-label={figureRanges.label} className="-mx-1 flex flex-wrap gap-1">
        {PRESETS.map((name) => (
          <Button
            key={name}
            size="sm"
            variant={name === preset && !own ? "secondary" : "ghost"}
            aria-pressed={name === preset && !own}
            onClick={() => {
              setOwn(false);
              onChoose({ range: name });
            }}
          >
            {figureRanges.names[name]}
          </Button>
        ))}
        <Button size="sm" variant={own ? "secondary" : "ghost"} aria-pressed={own} onClick={() => setOwn(true)}>
          {figureRanges.own}
        </Button>
      </div>
      {own && <OwnDates key={range.from} range={range} onChoose={onChoose} />}
      <p className="text-sm text-ink-soft" aria-live="polite">
        {spanWords(figureRanges.shown, range)}, <span className="text-ink-faint">{spanWords(figureRanges.compared, rangeBefore(range))}</span>
      </p>
    </div>
  );
}

function spanWords(words: (from: string, to: string) => string, { from, to }: DayRange): string {
  return words(dateWords(from), dateWords(to - 1));
}

function OwnDates({ range, onChoose }: { range: DayRange } & Pick<RangeBarProps, "onChoose">) {
  const [fields, setFields] = useState(fieldsOf(range));
  const [wrong, setWrong] = useState(false);
  const show = (event: FormEvent) => {
    event.preventDefault();
    const fits = ownRange(fields.from, fields.to) !== null;
    setWrong(!fits);
    if (fits) onChoose(fields);
  };
  return (
    <form onSubmit={show} noValidate className="grid gap-2">
      <div className="grid grid-cols-2 items-end gap-3 sm:flex">
        {(["from", "to"] as const).map((end) => (
          <div key={end} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1 sm:w-40">
            <Label htmlFor={`figures-${end}`}>{figureRanges[end]}</Label>
            <Input id={`figures-${end}`} type="date" className="min-w-0 max-sm:px-2" value={fields[end]} aria-invalid={wrong || undefined} aria-describedby={wrong ? "figures-wrong" : undefined} onChange={(event) => setFields({ ...fields, [end]: event.target.value })} />
          </div>
        ))}
        <Button type="submit" variant="secondary" className="max-sm:col-span-2">
          {figureRanges.show}
        </Button>
      </div>
      {wrong && (
        <p id="figures-wrong" role="alert" className="text-sm text-danger-text">
          {figureRanges.wrong}
        </p>
      )}
    </form>
  );
}
