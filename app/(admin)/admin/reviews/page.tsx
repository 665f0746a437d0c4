import { requireAdmin } from "@/components/admin/require-admin";
import { ReviewCourt } from "@/components/admin/review-court";
import { reviewCourt } from "@/strings/reviews";

export default async function ReviewsPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{reviewCourt.title}</h1>
      <ReviewCourt />
    </>
  );
}
