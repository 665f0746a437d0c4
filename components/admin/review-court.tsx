"use client";

import { useMutation, usePaginatedQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { REVIEW } from "@/lib/domain/reviews";
import { reviewCourt as words } from "@/strings/reviews";
import { ReviewItem } from "../reviews/review-item";
import { Button } from "../ui/button";
import { Dialog, DialogContent, DialogTrigger } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { PageLink } from "../ui/page-link";
import { TextForm } from "../ui/text-form";
import { Act } from "./act";
import { Tabs } from "./tabs";

const ROWS_AT_ONCE = 30;
type DeskReview = FunctionReturnType<typeof api.reviews.queries.desk>["page"][number];

/** Reviews that sellers reported, and those that were hidden, with what can be decided. */
export function ReviewCourt() {
  const [desk, setDesk] = useState<"reported" | "hidden">("reported");
  const { results, status, loadMore } = usePaginatedQuery(api.reviews.queries.desk, { desk }, { initialNumItems: ROWS_AT_ONCE });
  return (
    <div className="grid gap-4">
      <Tabs label={words.state} states={["reported", "hidden"]} names={words.states} state={desk} onChange={setDesk} />
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={words.loading} />
      ) : results.length === 0 ? (
        <EmptyState title={words.empty[desk]}>{words.emptyText[desk]}</EmptyState>
      ) : (
        <ul className="divide-y border-y">
          {results.map((review) => (
            <ReviewItem key={review.reviewId} review={review} store={review.store} above={<About review={review} />}>
              <Decision review={review} />
            </ReviewItem>
          ))}
        </ul>
      )}
      {status !== "LoadingFirstPage" && <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />}
    </div>
  );
}

function About({ review: { beat, store, reportReason, hiddenReason } }: { review: DeskReview }) {
  return (
    <div className="grid gap-1 text-sm">
      <PageLink href={`/beats/${beat.slug}#reviews`} className="font-medium hover:underline">{words.about(beat.title, store)}</PageLink>
      {reportReason !== null && <p className="break-words text-ink-soft">{words.reportedFor(reportReason)}</p>}
      {hiddenReason !== null && <p className="break-words text-ink-soft">{words.hiddenFor(hiddenReason)}</p>}
    </div>
  );
}

function Decision({ review: { reviewId, hiddenReason } }: { review: DeskReview }) {
  const hide = useMutation(api.reviews.mutations.hide);
  const keep = useMutation(api.reviews.mutations.keep);
  if (hiddenReason !== null) return <Act className="justify-self-start" deed={() => keep({ reviewId })} done={words.restored}>{words.restore}</Act>;
  return (
    <div className="flex flex-wrap gap-2">
      <Dialog>
        <DialogTrigger asChild>
          <Button size="sm" variant="secondary">{words.hide}</Button>
        </DialogTrigger>
        <DialogContent title={words.hideTitle} description={words.hideText}>
          <TextForm label={words.reason} max={REVIEW.reason.max} send={words.hide} failed={words.failed} deed={(reason) => hide({ reviewId, reason })} onDone={() => undefined} />
        </DialogContent>
      </Dialog>
      <Act variant="ghost" deed={() => keep({ reviewId })} done={words.kept}>{words.keep}</Act>
    </div>
  );
}
