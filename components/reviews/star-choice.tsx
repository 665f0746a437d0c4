"use client";

import { Star } from "lucide-react";
import { useId } from "react";
import { REVIEW } from "@/lib/domain/reviews";
import { reviewForm, stars as words } from "@/strings/reviews";
import { cn } from "../ui/cn";

type StarChoiceProps = { stars: number | null; error: string | null; onChange: (stars: number) => void };

/** One to five stars, as the radio buttons they are: arrows move, and each has its name. */
export function StarChoice({ stars, error, onChange }: StarChoiceProps) {
  const name = useId();
  const problem = `${name}-error`;
  return (
    <fieldset className="grid gap-2" aria-describedby={error === null ? undefined : problem}>
      <legend className="text-sm font-medium">{reviewForm.stars}</legend>
      <div className="-ml-2 flex">
        {Array.from({ length: REVIEW.stars }, (_, at) => at + 1).map((value) => (
          <label key={value} className="relative grid size-11 cursor-pointer place-items-center rounded-md hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal-text">
            <input type="radio" name={name} value={value} checked={stars === value} aria-label={words.count(value)} onChange={() => onChange(value)} className="sr-only" />
            <Star aria-hidden className={cn("size-7", stars !== null && value <= stars ? "fill-current text-ink" : "text-ink-faint")} />
          </label>
        ))}
      </div>
      {error !== null && <p id={problem} role="alert" className="text-sm text-danger-text">{error}</p>}
    </fieldset>
  );
}
