import type { Metadata } from "next";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { notFound } from "@/strings/states";

export const metadata: Metadata = { title: notFound.documentTitle };

export default function NotFound() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title={notFound.title}
        action={
          <div className="flex flex-wrap gap-3">
            <Link href="/beats" className={buttonVariants()}>
              {notFound.beats}
            </Link>
            <Link href="/library" className={buttonVariants({ variant: "secondary" })}>
              {notFound.library}
            </Link>
            <Link href="/help" className={buttonVariants({ variant: "secondary" })}>
              {notFound.help}
            </Link>
          </div>
        }
      >
        {notFound.text}
      </EmptyState>
    </div>
  );
}
