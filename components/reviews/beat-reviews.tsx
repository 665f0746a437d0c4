import type { Id } from "@/convex/_generated/dataModel";
import type { Rating } from "@/lib/domain/reviews";
import { reviews } from "@/strings/reviews";
import { MoreReviews } from "./more-reviews";
import { OwnReview } from "./own-review";
import { RatingSummary } from "./rating-summary";
import { ReviewItem } from "./review-item";
import type { OwnStanding, ReviewPage } from "./review-types";

type BeatReviewsProps = {
  beat: { beatId: Id<"beats">; store: { name: string } };
  rating: Rating | null;
  first: ReviewPage;
  own: OwnStanding;
};

/** What those who hold a licence say of a beat, and the place where they say it. */
export function BeatReviews({ beat: { beatId, store }, rating, first, own }: BeatReviewsProps) {
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="grid scroll-mt-20 gap-6">
      <h2 id="reviews-title" className="text-2xl font-semibold tracking-tight">{reviews.title}</h2>
      <div className="grid gap-8 md:grid-cols-[18rem_minmax(0,1fr)] md:gap-10">
        {rating === null ? <p className="text-ink-soft">{reviews.none}</p> : <RatingSummary rating={rating} />}
        <div className="grid content-start gap-4">
          <OwnReview beatId={beatId} standing={own} />
          {first.page.length > 0 && (
            <ul className="divide-y border-y">
              {first.page.map((review) => (
                <ReviewItem key={review.reviewId} review={review} store={store.name} />
              ))}
            </ul>
          )}
          {!first.isDone && <MoreReviews key={first.continueCursor} beatId={beatId} store={store.name} after={first.continueCursor} />}
        </div>
      </div>
    </section>
  );
}
