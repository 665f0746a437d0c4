"use client";

import { moreBeats as words } from "@/strings/moreBeats";
import { buttonVariants } from "../ui/button";
import { Spinner } from "../ui/spinner";

type MoreBeatsProps = {
  /** Where the rest of the list is, for whoever opens it in a window of its own; null when there is none. */
  href: string | null;
  loading: boolean;
  problem: string | null;
  onMore: () => void;
};

/** What stands below a list of beats: the way to more of them, and what went wrong on it. */
export function MoreBeats({ href, loading, problem, onMore }: MoreBeatsProps) {
  return (
    <div className="grid justify-items-center gap-4 pt-8">
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {words.failed} {problem}
        </p>
      )}
      {href !== null && (
        <a
          href={href}
          aria-disabled={loading || undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onMore();
          }}
          className={buttonVariants({ variant: "secondary", className: "min-w-36" })}
        >
          {loading ? <Spinner label={words.loading} /> : words.more}
        </a>
      )}
    </div>
  );
}
