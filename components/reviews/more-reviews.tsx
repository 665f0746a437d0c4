"use client";

import { useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { moreReviews as words } from "@/strings/moreReviews";
import { useAsk } from "../providers/use-ask";
import { Button } from "../ui/button";
import type * as loading from "./load-reviews";
import type { Review } from "./review-types";

type Code = typeof loading;

/** Reviews behind the first page, asked for by whoever wants them; what draws them comes along. */
export function MoreReviews({ beatId, store, after }: { beatId: Id<"beats">; store: string; after: string }) {
  const ask = useAsk();
  const [code, setCode] = useState<Code | null>(null);
  const [shown, setShown] = useState<readonly Review[]>([]);
  const [next, setNext] = useState<string | null>(after);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(): Promise<void> {
    setPending(true);
    setProblem(null);
    const fetched = await import("./load-reviews").catch(() => null);
    const answer = fetched === null ? { problem: words.brokenOff } : await fetched.loadReviews(ask, beatId, next);
    if (fetched !== null) setCode(fetched);
    setPending(false);
    if ("problem" in answer) return setProblem(answer.problem);
    setShown([...shown, ...answer.page]);
    setNext(answer.next);
  }

  return (
    <>
      {code && shown.length > 0 && (
        <ul className="-mt-4 divide-y border-b" aria-live="polite">
          {shown.map((review) => (
            <code.ReviewItem key={review.reviewId} review={review} store={store} />
          ))}
        </ul>
      )}
      {problem !== null && <p role="alert" className="text-sm text-danger-text">{words.failed} {problem}</p>}
      {next !== null && (
        <Button variant="secondary" className="justify-self-start" pending={pending} onClick={() => void load()}>
          {problem === null ? words.more : words.tryAgain}
        </Button>
      )}
    </>
  );
}
