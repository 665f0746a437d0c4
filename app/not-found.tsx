import type { Metadata } from "next";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title="There is nothing at this address"
        action={
          <div className="flex flex-wrap gap-3">
            <Link href="/beats" className={buttonVariants()}>
              Browse beats
            </Link>
            <Link href="/library" className={buttonVariants({ variant: "secondary" })}>
              Your library
            </Link>
            <Link href="/help" className={buttonVariants({ variant: "secondary" })}>
              Help
            </Link>
          </div>
        }
      >
        The link may be old or mistyped, or it may lead to something that only its owner can see.
      </EmptyState>
    </div>
  );
}
