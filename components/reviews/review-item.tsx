import type { ReactNode } from "react";
import { reviews } from "@/strings/reviews";
import { dateWords } from "../ui/date-words";
import type { Review } from "./review-types";
import { Stars } from "./stars";

type ReviewItemProps = {
  review: Review;
  /** Whose reply it is. */
  store: string;
  /** What stands before the words: the beat it is about, or its state. */
  above?: ReactNode;
  /** What can be done about it. */
  children?: ReactNode;
};

/** One review, with the seller's reply. */
export function ReviewItem({ review, store, above, children }: ReviewItemProps) {
  const { author, stars, text, writtenAt, edited, reply } = review;
  return (
    <li className="grid gap-3 py-5">
      {above}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Stars value={stars} />
        <span className="min-w-0 font-medium break-words">{author || reviews.nobody}</span>
        <span className="text-ink-faint tabular-nums">
          {dateWords(writtenAt)}
          {edited && `, ${reviews.edited}`}
        </span>
      </div>
      {text !== "" && <p className="max-w-prose break-words whitespace-pre-line">{text}</p>}
      {reply !== null && (
        <div className="grid max-w-prose gap-1 border-l-2 pl-4">
          <p className="text-sm font-medium">{reviews.replyOf(store)}</p>
          <p className="break-words whitespace-pre-line text-ink-soft">{reply.text}</p>
        </div>
      )}
      {children}
    </li>
  );
}
