"use client";

import { Checkbox } from "@/components/ui/checkbox";
import type { PlacedSection } from "@/lib/domain/storefront";
import { sectionOrder as words } from "@/strings/studioStore";
import { MoveButtons } from "./move-buttons";
import { moved } from "./store-draft";

/** Which parts the store shows, and in which order. */
export function SectionOrder({ sections, onChange }: { sections: readonly PlacedSection[]; onChange: (sections: PlacedSection[]) => void }) {
  return (
    <section aria-labelledby="order" className="grid gap-4">
      <h2 id="order" className="text-lg font-semibold tracking-tight">{words.title}</h2>
      <ol className="border-t">
        {sections.map(({ kind, shown }, at) => (
          <li key={kind} className="flex h-14 items-center justify-between gap-4 border-b">
            <label className="flex cursor-pointer items-center gap-3">
              <Checkbox checked={shown} onCheckedChange={(checked) => onChange(sections.map((each) => (each.kind === kind ? { kind, shown: checked === true } : each)))} />
              {words.names[kind]}
            </label>
            <span className="flex">
              <MoveButtons name={words.names[kind]} first={at === 0} last={at === sections.length - 1} onMove={(step) => onChange(moved(sections, at, step))} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
