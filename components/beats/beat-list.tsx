"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import type { BeatEntry } from "./beat-entry";
import { focusRow } from "./focus-row";
import { MoreBeats } from "./more-beats";
import { useMoreBeats } from "./use-more-beats";

type BeatListProps = {
  /** The first rows, from the server. */
  first: readonly BeatEntry[];
  /** Where the rest begins; null when there is no more. */
  cursor: string | null;
  /** Where the list lives: its address, and the store when it is one store's. */
  path: string;
  storeId?: Id<"stores">;
  /** The first rows as the server has drawn them. */
  children: ReactNode;
};

/** The catalogue: what was loaded stays when one comes back. The code that draws rows comes with the first that are loaded. */
export function BeatList({ first, cursor, path, storeId, children }: BeatListProps) {
  const { Rows, more, next, loading, problem, load } = useMoreBeats(cursor, storeId);
  const box = useRef<HTMLDivElement>(null);

  const shown = first.length + more.length;
  const before = useRef(shown);

  // Whoever asked for more goes on reading at the first row that came.
  useEffect(() => {
    if (shown > before.current) focusRow(box.current, before.current);
    before.current = shown;
  }, [shown]);

  return (
    <div ref={box} className="md:-mx-3">
      {Rows && more.length > 0 ? <Rows entries={[...first, ...more]} /> : children}
      <MoreBeats href={next === null ? null : `${path}?after=${encodeURIComponent(next)}`} loading={loading} problem={problem} onMore={() => void load()} />
    </div>
  );
}
