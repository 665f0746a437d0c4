import { dateWords } from "@/components/ui/date-words";
import { formatMoney } from "@/lib/domain/money";
import { balanceDays as words } from "@/strings/balance";
import type { Point } from "./daily";

/** The chart's figures in words and numbers: the days on which something changed, the latest first. */
export function DayTable({ points, currency }: { points: readonly Point[]; currency: string }) {
  const moved = points.filter(({ change }) => change !== 0).reverse();
  if (moved.length === 0) return <p className="text-sm text-ink-soft">{words.none}</p>;
  return (
    <table className="w-full max-w-xl text-sm tabular-nums">
      <caption className="sr-only">{words.caption}</caption>
      <thead className="border-b text-left text-xs text-ink-faint">
        <tr>
          <th scope="col" className="py-2 font-medium">{words.day}</th>
          <th scope="col" className="py-2 text-right font-medium">{words.change}</th>
          <th scope="col" className="py-2 text-right font-medium">{words.balance}</th>
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
