"use client";

import { useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import { reviews } from "@/strings/reviews";
import { useAsk } from "../providers/use-ask";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { ReviewItem } from "./review-item";
import type { Review } from "./review-types";

const AT_ONCE = 10;

/** Reviews behind the first page, asked for by whoever wants them. */
export function MoreReviews({ beatId, store, after }: { beatId: Id<"beats">; store: string; after: string }) {
  const ask = useAsk();
  const [shown, setShown] = useState<readonly Review[]>([]);
  const [next, setNext] = useState<string | null>(after);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      const answer = await ask.query((api) => api.reviews.queries.ofBeat, { beatId, paginationOpts: { numItems: AT_ONCE, cursor: next } });
      setShown([...shown, ...answer.page]);
      setNext(answer.isDone ? null : answer.continueCursor);
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      {shown.length > 0 && (
        <ul className="-mt-4 divide-y border-b" aria-live="polite">
          {shown.map((review) => (
            <ReviewItem key={review.reviewId} review={review} store={store} />
          ))}
        </ul>
      )}
      {problem !== null && <Alert tone="danger" role="alert" title={reviews.moreFailed}>{problem}</Alert>}
      {next !== null && (
        <Button variant="secondary" className="justify-self-start" pending={pending} onClick={() => void load()}>
          {problem === null ? reviews.more : reviews.tryAgain}
        </Button>
      )}
    </>
  );
}
