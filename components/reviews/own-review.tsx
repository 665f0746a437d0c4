"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { ownReview } from "@/strings/reviews";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import type { OwnStanding } from "./review-types";

// Few who see a beat hold a licence on it: what they write with comes when they want to write.
const ReviewForm = lazy(() => import("./review-form"));

/** Where the holder of a licence writes a review or changes theirs; nothing for everybody else. */
export function OwnReview({ beatId, standing: { may, own } }: { beatId: Id<"beats">; standing: OwnStanding }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  if (!may && own === null) return null;

  function done(words: string | null): void {
    setOpen(false);
    setSaid(words);
    if (words !== null) router.refresh();
  }

  return (
    <div className="grid gap-4">
      {own !== null && own.trouble !== null && <Alert tone="caution" title={own.trouble === "no_licence" ? ownReview.noLicence : ownReview.hidden(own.trouble.hidden)} />}
      <p role="status" className="text-sm text-positive-text empty:sr-only">{said}</p>
      {open ? (
        <Suspense fallback={<Skeleton className="h-80 w-full" />}>
          <ReviewForm beatId={beatId} may={may} own={own} onDone={done} />
        </Suspense>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-sunken p-4">
          <p className="text-sm text-ink-soft">{own === null ? ownReview.invite : ownReview.yours}</p>
          <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>{own === null ? ownReview.write : ownReview.change}</Button>
        </div>
      )}
    </div>
  );
}
