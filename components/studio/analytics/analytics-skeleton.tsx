import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { analytics } from "@/strings/analytics";

/** The page's own shape: five figures, a chart, rows. */
export function AnalyticsSkeleton() {
  return (
    <div className="grid gap-12">
      <div aria-hidden className="grid grid-cols-2 gap-px md:grid-cols-3 lg:grid-cols-5">
        {Array.from({ length: 5 }, (_, index) => (
          <Skeleton key={index} className="h-28 last:max-md:col-span-2" />
        ))}
      </div>
      <Skeleton className="h-80" />
      <ListSkeleton label={analytics.loading} />
    </div>
  );
}
