import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { noStore } from "@/strings/states";

export default function NoSuchStore() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title={noStore.title}
        action={
          <div className="flex flex-wrap gap-3">
            <Link href="/creators" className={buttonVariants()}>
              {noStore.creators}
            </Link>
            <Link href="/beats" className={buttonVariants({ variant: "secondary" })}>
              {noStore.beats}
            </Link>
          </div>
        }
      >
        {noStore.text}
      </EmptyState>
    </div>
  );
}
