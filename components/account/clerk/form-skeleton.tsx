import { Skeleton } from "@/components/ui/skeleton";
import { clerkForm } from "@/strings/signIn";

/** The shape of Clerk's form while its script is on its way. */
export function FormSkeleton() {
  return (
    <div role="status" className="grid w-full gap-5">
      <span className="sr-only">{clerkForm.loading}</span>
      <Skeleton className="h-17" />
      <Skeleton className="h-17" />
      <Skeleton className="h-11" />
    </div>
  );
}
