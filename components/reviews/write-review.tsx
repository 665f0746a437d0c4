"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import type { OwnStanding } from "./review-types";

// Few who see a beat hold a licence on it: what they write with comes when they want to write.
const ReviewForm = lazy(() => import("./review-form"));

type WriteReviewProps = { beatId: Id<"beats">; standing: OwnStanding; /** Both in words: what stands there until one writes, and on its button. */ lead: string; open: string };

/** The way to a review of one's own, and what became of it. */
export function WriteReview({ beatId, standing, lead, open }: WriteReviewProps) {
  const router = useRouter();
  const [writing, setWriting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  function done(words: string | null): void {
    setWriting(false);
    setSaid(words);
    if (words !== null) router.refresh();
  }

  return (
    <>
      <p role="status" className="text-sm text-positive-text empty:sr-only">{said}</p>
      {writing ? (
        <Suspense fallback={<Skeleton className="h-80 w-full" />}>
          <ReviewForm beatId={beatId} {...standing} onDone={done} />
        </Suspense>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-sunken p-4">
          <p className="text-sm text-ink-soft">{lead}</p>
          <Button variant="secondary" size="sm" onClick={() => setWriting(true)}>{open}</Button>
        </div>
      )}
    </>
  );
}
