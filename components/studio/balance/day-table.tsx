import { dateWords } from "@/components/ui/date-words";
import { formatMoney } from "@/lib/domain/money";
import type { Point } from "./daily";

/** The chart's figures in words and numbers: the days on which something changed, the latest first. */
export function DayTable({ points, currency }: { points: readonly Point[]; currency: string }) {
  const moved = points.filter(({ change }) => change !== 0).reverse();
  if (moved.length === 0) return <p className="text-sm text-ink-soft">Nothing changed in this time.</p>;
  return (
    <table className="w-full max-w-xl text-sm tabular-nums">
      <caption className="sr-only">Balance by day</caption>
      <thead className="border-b text-left text-xs text-ink-faint">
        <tr>
          <th scope="col" className="py-2 font-medium">Day</th>
          <th scope="col" className="py-2 text-right font-medium">Change</th>
          <th scope="col" className="py-2 text-right font-medium">Balance</th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {moved.map(({ day, change, closing }) => (
          <tr key={day}>
            <td className="py-2">{dateWords(day)}</td>
            <td className="py-2 text-right">{formatMoney(change, currency)}</td>
            <td className="py-2 text-right font-medium">{formatMoney(closing, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
