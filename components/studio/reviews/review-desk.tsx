"use client";

import { usePaginatedQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { ReviewItem } from "@/components/reviews/review-item";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ListEnd } from "@/components/ui/list-end";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { PageLink } from "@/components/ui/page-link";
import { api } from "@/convex/_generated/api";
import { reviewDesk as words, reviews } from "@/strings/reviews";
import { ReplyForm } from "./reply-form";
import { ReportForm } from "./report-form";

const ROWS_AT_ONCE = 20;
type Received = FunctionReturnType<typeof api.reviews.queries.received>["page"][number];

/** What buyers say, live: what waits for a reply first. */
export function ReviewDesk({ store }: { store: string }) {
  const { results, status, loadMore } = usePaginatedQuery(api.reviews.queries.received, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <ListSkeleton label={words.loading} />;
  if (results.length === 0) return <EmptyState title={words.empty.title}>{words.empty.text}</EmptyState>;
  return (
    <div className="grid justify-items-start gap-6">
      <ul aria-label={words.list} className="w-full divide-y border-y">
        {results.map((review) => (
          <ReviewItem key={review.reviewId} review={review} store={store} above={<About review={review} />}>
            <Actions review={review} />
          </ReviewItem>
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
    </div>
  );
}

function About({ review: { beat, standing, reported, reply } }: { review: Received }) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <PageLink href={`/beats/${beat.slug}#reviews`} className="min-w-0 font-medium break-words hover:underline">{beat.title}</PageLink>
      {standing === "shown" && reply === null && <Badge tone="caution">{words.unanswered}</Badge>}
      {standing !== "shown" && <Badge>{standing === "hidden" ? words.hidden : words.ended}</Badge>}
      {reported && <Badge>{words.reported}</Badge>}
    </p>
  );
}

function Actions({ review }: { review: Received }) {
  const [replying, setReplying] = useState(false);
  const [reporting, setReporting] = useState(false);
  const { reviewId, reply, reported, standing, beat } = review;
  const author = review.author || reviews.nobody;
  if (replying) return <ReplyForm reviewId={reviewId} before={reply?.text ?? null} onDone={() => setReplying(false)} />;
  return (
    <div className="-ml-3 flex flex-wrap gap-1">
      <Button size="sm" variant="ghost" aria-label={(reply === null ? words.replyName : words.changeReplyName)(author, beat.title)} onClick={() => setReplying(true)}>
        {reply === null ? words.reply : words.changeReply}
      </Button>
      {!reported && standing === "shown" && (
        <Dialog open={reporting} onOpenChange={setReporting}>
          <DialogTrigger asChild>
            <Button size="sm" variant="ghost" aria-label={words.reportName(author, beat.title)}>{words.report}</Button>
          </DialogTrigger>
          <DialogContent title={words.reportTitle} description={words.reportText}>
            <ReportForm reviewId={reviewId} onDone={() => setReporting(false)} />
          </DialogContent>
        </Dialog>
      )}
    </div>
  );
}
