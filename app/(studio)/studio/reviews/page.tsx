import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { requireCreator } from "@/components/studio/require-creator";
import { ReviewDesk } from "@/components/studio/reviews/review-desk";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { reviewDesk } from "@/strings/reviews";

export const metadata: Metadata = { title: reviewDesk.title };

export default async function ReviewsPage() {
  const { store } = await requireCreator("/studio/reviews");
  return (
    <div className="page grid gap-8 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{reviewDesk.title}</h1>
      <SignedIn next="/studio/reviews" waiting={<ListSkeleton label={reviewDesk.loading} />}>
        <ReviewDesk store={store.name} />
      </SignedIn>
    </div>
  );
}
