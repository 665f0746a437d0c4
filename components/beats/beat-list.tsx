"use client";

import { type KeyboardEvent, useRef } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { Alert } from "../ui/alert";
import { buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import type { BeatEntry } from "./beat-entry";
import { BeatRow, rowGrid } from "./beat-row";
import { useMoreBeats } from "./use-more-beats";

type BeatListProps = {
  /** The first rows, from the server. */
  first: readonly BeatEntry[];
  /** Where the rest begins; null when there is no more. */
  cursor: string | null;
  /** Where the list lives: its address, and the store when it is one store's. */
  path: string;
  storeId?: Id<"stores">;
};

/** The catalogue: up and down go from play button to play button, and what was loaded stays when one comes back. */
export function BeatList({ first, cursor, path, storeId }: BeatListProps) {
  const { entries, next, loading, problem, load } = useMoreBeats(first, cursor, storeId);
  const list = useRef<HTMLUListElement>(null);

  async function loadMore(): Promise<void> {
    const before = entries.length;
    await load();
    list.current?.querySelectorAll<HTMLAnchorElement>("li a")[before]?.focus({ preventScroll: true });
  }

  return (
    <div className="md:-mx-3">
      <ListHead />
      <ul ref={list} aria-label="Beats" onKeyDown={moveBetweenRows} className="border-t">
        {entries.map((entry) => (
          <BeatRow key={entry.beatId} entry={entry} among={entries} />
        ))}
      </ul>
      <div className="grid justify-items-center gap-4 pt-8">
        {problem && (
          <Alert tone="danger" role="alert" title="The next beats did not load.">
            {problem}
          </Alert>
        )}
        {next !== null && (
          <a
            href={`${path}?after=${encodeURIComponent(next)}`}
            aria-disabled={loading || undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              void loadMore();
            }}
            className={cn(buttonVariants({ variant: "secondary" }), "min-w-36")}
          >
            {loading ? <Spinner label="Loading more beats" /> : "Load more"}
          </a>
        )}
      </div>
    </div>
  );
}

function ListHead() {
  return (
    <div aria-hidden className={cn(rowGrid, "hidden h-9 px-3 text-xs text-ink-faint md:grid")}>
      <span className="col-span-3">Title</span>
      <span className="hidden lg:block">Preview</span>
      <span className="text-right">BPM</span>
      <span>Key</span>
      <span>Genre</span>
      <span className="hidden text-right lg:block">Length</span>
      <span className="text-right">Licence</span>
    </div>
  );
}

/** On a play button, the arrows go to the one above or below. */
function moveBetweenRows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches("[data-play]")) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-play]:not(:disabled)")];
  const to = buttons[buttons.indexOf(event.target) + step];
  if (!to) return;
  event.preventDefault();
  to.focus();
}
