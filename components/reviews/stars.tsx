import { REVIEW } from "@/lib/domain/reviews";
import { stars } from "@/strings/reviews";
import { classes } from "../ui/classes";
import { Icon } from "../ui/icon";

/** A number of stars, drawn; in words for those who do not see them. `value` may be a fraction: it is drawn to the half. */
export function Stars({ value, words, className }: { value: number; words?: string; className?: string }) {
  return (
    <span className={classes("inline-flex items-center gap-0.5", className)}>
      <span className="sr-only">{stars.ofFive(words ?? String(value))}</span>
      {Array.from({ length: REVIEW.stars }, (_, at) => (
        <OneStar key={at} filled={Math.min(Math.max(Math.round((value - at) * 2) / 2, 0), 1)} />
      ))}
    </span>
  );
}

function OneStar({ filled }: { filled: number }) {
  return (
    <span aria-hidden className="relative inline-block size-4">
      <Icon name="star" className="size-4 text-ink-faint" />
      {filled > 0 && (
        <span className={classes("absolute inset-y-0 left-0 overflow-hidden", filled === 1 ? "w-4" : "w-2")}>
          <Icon name="star" className="size-4 fill-current text-ink" />
        </span>
      )}
    </span>
  );
}
