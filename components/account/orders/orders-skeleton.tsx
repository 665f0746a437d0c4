import { orders } from "@/strings/orders";
import { Skeleton } from "../../ui/skeleton";

/** Orders that are coming: a line about each, and one item. */
export function OrdersSkeleton() {
  return (
    <div aria-busy className="border-t">
      <span role="status" className="sr-only">
        {orders.loading}
      </span>
      {Array.from({ length: 3 }, (_, row) => (
        <div key={row} className="grid gap-4 border-b py-5">
          <Skeleton className="h-6 w-64 max-w-full" />
          <div className="flex gap-3">
            <Skeleton className="size-12" />
            <Skeleton className="h-12 w-48" />
          </div>
        </div>
      ))}
    </div>
  );
}
