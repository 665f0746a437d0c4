import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { notInStudio } from "@/strings/states";

export default function NotInStudio() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title={notInStudio.title}
        action={
          <div className="flex flex-wrap gap-3">
            <Link href="/studio" className={buttonVariants()}>
              {notInStudio.beats}
            </Link>
            <Link href="/studio/sales" className={buttonVariants({ variant: "secondary" })}>
              {notInStudio.sales}
            </Link>
          </div>
        }
      >
        {notInStudio.text}
      </EmptyState>
    </div>
  );
}
