"use client";

import { ArrowDown, Download } from "lucide-react";
import { useId, useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { Explain } from "@/components/ui/explain";
import type { Part } from "@/lib/domain/storeFigures";
import { analytics, figureChange, figureParts, figureWords } from "@/strings/analytics";
import { type FigureName, FIGURES, valueOf, valueWords } from "./figures";

export type NamedPart = Part & { name: string };
type PartTableProps = { of: "beats" | "tiers" | "sources"; parts: readonly NamedPart[]; exportHref: string };

const FIRST_ROWS = 10;

/** Figures by one thing, the largest first by whichever column is chosen. On a phone a row's name has a line of its own. */
export function PartTable({ of, parts, exportHref }: PartTableProps) {
  const [by, setBy] = useState<FigureName>("net");
  const [all, setAll] = useState(false);
  const id = useId();
  const words = figureParts[of];
  const sorted = [...parts].sort((a, b) => (valueOf(by, b) ?? -1) - (valueOf(by, a) ?? -1) || b.plays - a.plays || b.visits - a.visits);
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex items-center gap-1">
          <h2 id={id} className="text-lg font-semibold tracking-tight">{words.title}</h2>
          {"note" in words && <Explain label={figureChange.about(words.head)}>{words.note}</Explain>}
        </div>
        {parts.length > 0 && (
          <a href={exportHref} download className={buttonVariants({ variant: "ghost", size: "sm" })}>
            <Download aria-hidden /> {analytics.csv} <span className="sr-only">{analytics.export(words.what)}</span>
          </a>
        )}
      </div>
      {parts.length === 0 ? (
        <p className="border-y py-4 text-sm text-ink-soft">{words.empty}</p>
      ) : (
        <table aria-labelledby={id} className="w-full text-sm tabular-nums">
          <thead className="text-xs text-ink-faint">
            <tr className="grid grid-cols-5 border-b md:table-row">
              <th scope="col" className="py-2 pr-4 text-left font-medium max-md:sr-only">{words.head}</th>
              {FIGURES.map((name) => (
                <th key={name} scope="col" aria-sort={name === by ? "descending" : "none"} className="py-1 text-right font-medium md:w-28 md:pl-4">
                  <SortButton name={name} chosen={name === by} onChoose={() => setBy(name)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y border-b">
            {(all ? sorted : sorted.slice(0, FIRST_ROWS)).map((part) => (
              <tr key={part.key} className="grid grid-cols-5 gap-y-1 py-3 md:table-row">
                <th scope="row" className="col-span-5 min-w-0 text-left font-medium break-words md:max-w-72 md:py-3 md:pr-4">{part.name}</th>
                {FIGURES.map((name) => (
                  <td key={name} className="text-right md:py-3 md:pl-4">{valueWords(name, valueOf(name, part))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {parts.length > FIRST_ROWS && (
        <Button variant="ghost" size="sm" className="justify-self-start" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? figureParts.fewer : figureParts.more(parts.length)}
        </Button>
      )}
    </section>
  );
}

function SortButton({ name, chosen, onChoose }: { name: FigureName; chosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" onClick={onChoose} title={figureParts.sortBy(figureWords[name].name)} className="inline-flex min-h-6 min-w-6 items-center justify-end gap-1 rounded-sm py-1 text-right hover:text-ink">
      {chosen && <ArrowDown aria-hidden className="size-3 shrink-0 max-md:hidden" />}
      <span className={chosen ? "text-ink" : undefined}>{figureWords[name].short}</span>
    </button>
  );
}
