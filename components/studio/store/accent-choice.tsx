"use client";

import { ACCENTS, type Accent } from "@/lib/domain/storefront";
import { accentChoice as words } from "@/strings/studioStore";

/** The colour of what can be acted on in the store; each is legible in both themes. */
export function AccentChoice({ accent, onChange }: { accent: Accent; onChange: (accent: Accent) => void }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="pb-3 text-lg font-semibold tracking-tight">{words.title}</legend>
      <div className="flex flex-wrap gap-2">
        {ACCENTS.map((each) => (
          <label
            key={each}
            data-accent={each}
            className="flex h-10 cursor-pointer items-center gap-2 rounded-md border border-line-strong bg-raised px-3 text-sm has-checked:border-ink has-checked:font-medium has-checked:outline-1 has-checked:outline-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal-text"
          >
            <input type="radio" name="accent" value={each} checked={each === accent} onChange={() => onChange(each)} className="sr-only" />
            <span aria-hidden className="size-4 rounded-full bg-signal" />
            {words.names[each]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
