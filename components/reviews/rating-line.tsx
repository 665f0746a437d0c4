import { averageWords, type Rating } from "@/lib/domain/reviews";
import { reviews } from "@/strings/reviews";
import { Stars } from "./stars";

/** A rating in one line; with `href`, the way to the reviews. */
export function RatingLine({ rating: { average, count }, href }: { rating: Rating; href?: string }) {
  const words = reviews.rated(averageWords(average), count);
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm text-ink-soft tabular-nums">
      <span aria-hidden className="inline-flex">
        <Stars value={average} />
      </span>
      {href === undefined ? words : <a href={href} className="link">{words}</a>}
    </p>
  );
}
