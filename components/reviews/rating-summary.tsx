import { averageWords, type Rating } from "@/lib/domain/reviews";
import { reviews } from "@/strings/reviews";
import { Stars } from "./stars";

/** What all reviews come to: the mean, and how many gave how many stars, the most first. */
export function RatingSummary({ rating: { average, count, stars } }: { rating: Rating }) {
  const bars = stars.map((given, at) => ({ stars: at + 1, given })).reverse();
  return (
    <div className="grid content-start gap-4">
      <div className="flex items-center gap-4">
        <span aria-hidden className="text-4xl font-semibold tracking-tight tabular-nums">{averageWords(average)}</span>
        <div className="grid gap-1">
          <Stars value={average} words={averageWords(average)} />
          <span className="text-sm text-ink-soft tabular-nums">{reviews.count(count)}</span>
        </div>
      </div>
      <ul aria-label={reviews.distribution} className="grid gap-1.5">
        {bars.map((bar) => (
          <li key={bar.stars} className="grid grid-cols-[1rem_minmax(0,1fr)_2.5rem] items-center gap-3 text-sm text-ink-soft tabular-nums">
            <span className="sr-only">{reviews.bar(bar.stars, bar.given)}</span>
            <span aria-hidden>{bar.stars}</span>
            <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-wave" style={{ width: `${(100 * bar.given) / count}%` }} />
            </span>
            <span aria-hidden className="text-right text-ink-faint">{bar.given}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
