import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NoSuchBeat() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title="No such beat"
        action={
          <Link href="/beats" className={buttonVariants()}>
            Browse beats
          </Link>
        }
      >
        It may have been taken off sale by its producer. Licences that were bought stay valid and are in their owners’ libraries.
      </EmptyState>
    </div>
  );
}
