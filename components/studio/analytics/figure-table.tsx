import { figureChart, figureWords } from "@/strings/analytics";
import { type FigureName, valueWords } from "./figures";
import type { TimePoint } from "./timeline";

type FigureTableProps = { name: FigureName; points: readonly TimePoint[]; monthly: boolean; dateOf: (at: number) => string };

/** The chart in numbers, the latest first. */
export function FigureTable({ name, points, monthly, dateOf }: FigureTableProps) {
  return (
    <div className="max-h-80 max-w-xl overflow-y-auto border-y" tabIndex={0} role="region" aria-label={figureChart.caption(figureWords[name].name)}>
      <table className="w-full text-sm tabular-nums">
        <caption className="sr-only">{figureChart.caption(figureWords[name].name)}</caption>
        <thead className="sticky top-0 bg-ground text-left text-xs text-ink-faint">
          <tr>
            <th scope="col" className="py-2 font-medium">{monthly ? figureChart.month : figureChart.day}</th>
            <th scope="col" className="py-2 text-right font-medium">{figureChart.now}</th>
            <th scope="col" className="py-2 pr-2 text-right font-medium">{figureChart.before}</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {[...points].reverse().map(({ at, now, before, beforeAt }) => (
            <tr key={at}>
              <th scope="row" className="py-2 text-left font-normal">{dateOf(at)}</th>
              <td className="py-2 text-right font-medium">{valueWords(name, now)}</td>
              <td className="py-2 pr-2 text-right text-ink-soft">{beforeAt === null ? "" : valueWords(name, before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
