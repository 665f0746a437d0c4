import { ArrowDown, ArrowUp } from "lucide-react";
import { Explain } from "@/components/ui/explain";
import { figureChange, figureWords } from "@/strings/analytics";
import { changeOf, type FigureName, FIGURES, percentWords, type Report, valueOf, valueWords } from "./figures";

type HeadlineProps = { now: Report["totals"]; before: Report["totals"] };

/** The figures that matter most, each with its meaning and how it stood in the time before. */
export function Headline({ now, before }: HeadlineProps) {
  return (
    <dl className="grid grid-cols-2 border-t border-l md:grid-cols-3 lg:grid-cols-5">
      {FIGURES.map((name) => (
        <div key={name} className="grid min-w-0 content-start gap-1 border-r border-b p-4 last:max-md:col-span-2">
          <dt className="flex items-center justify-between gap-2 text-sm text-ink-soft">
            {figureWords[name].name}
            <Explain label={figureChange.about(figureWords[name].name)}>{figureWords[name].meaning}</Explain>
          </dt>
          <dd className="truncate text-2xl font-semibold tracking-tight tabular-nums">{valueWords(name, valueOf(name, now))}</dd>
          <dd className="text-sm text-ink-faint tabular-nums">
            <Change name={name} now={valueOf(name, now)} before={valueOf(name, before)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ name, now, before }: { name: FigureName; now: number | null; before: number | null }) {
  const change = changeOf(now, before);
  if (change === null) return before === null ? figureChange.none : figureChange.before(valueWords(name, before));
  if (change === 0) return figureChange.same;
  const [Arrow, words] = change > 0 ? [ArrowUp, figureChange.up] : [ArrowDown, figureChange.down];
  return (
    <>
      <span className="inline-flex items-center gap-1 text-ink-soft">
        <Arrow aria-hidden className="size-3.5" />
        <span className="sr-only">{words(percentWords(Math.abs(change)))}</span>
        <span aria-hidden>{percentWords(Math.abs(change))}</span>
      </span>{" "}
      <span aria-hidden>· </span>
      {figureChange.before(valueWords(name, before))}
    </>
  );
}
