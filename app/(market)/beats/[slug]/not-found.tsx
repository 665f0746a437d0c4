import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { noBeat } from "@/strings/states";

export default function NoSuchBeat() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title={noBeat.title}
        action={
          <div className="flex flex-wrap gap-3">
            <Link href="/beats" className={buttonVariants()}>
              {noBeat.beats}
            </Link>
          </div>
        }
      >
        {noBeat.text}
      </EmptyState>
    </div>
  );
}
