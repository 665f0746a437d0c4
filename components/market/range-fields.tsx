"use client";

import { type KeyboardEvent, useId, useState } from "react";
import type { Range } from "@/lib/domain/discovery";
import { rangeFields as words } from "@/strings/market";
import { Input } from "../ui/input";

/** From and to, either left open. Counts when a field is left or Enter is pressed: half a number is no bound. */
export function RangeFields({ label, value, most, onChange }: { label: string; value: Range; most: number; onChange: (value: Range) => void }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="grid content-start gap-1.5">
      <span id={id} className="text-xs leading-5 font-medium text-ink-soft">
        {label}
      </span>
      <div className="flex items-center gap-1.5">
        <Bound key={`min ${value.min}`} name={words.fromName(label)} value={value.min} most={most} onChange={(min) => onChange(ordered(min, value.max))} placeholder={words.from} />
        <span aria-hidden className="text-ink-faint">
          –
        </span>
        <Bound key={`max ${value.max}`} name={words.toName(label)} value={value.max} most={most} onChange={(max) => onChange(ordered(value.min, max))} placeholder={words.to} />
      </div>
    </div>
  );
}

type BoundProps = { name: string; value: number | null; most: number; placeholder: string; onChange: (value: number | null) => void };

function Bound({ name, value, most, placeholder, onChange }: BoundProps) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const settle = () => {
    const digits = typed.replace(/\D/g, "");
    const bound = digits === "" ? null : Math.min(Number(digits), most);
    setTyped(bound === null ? "" : String(bound));
    if (bound !== value) onChange(bound);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") settle();
  };
  return <Input aria-label={name} inputMode="numeric" placeholder={placeholder} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={settle} onKeyDown={onKeyDown} className="min-w-0 px-2 text-center tabular-nums" />;
}

function ordered(min: number | null, max: number | null): Range {
  return min !== null && max !== null && min > max ? { min: max, max: min } : { min, max };
}
