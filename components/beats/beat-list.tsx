"use client";

import { useRef } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import type { BeatEntry } from "./beat-entry";
import { BeatRows, focusRow } from "./beat-rows";
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
};

/** The catalogue: up and down go from play button to play button, and what was loaded stays when one comes back. */
export function BeatList({ first, cursor, path, storeId }: BeatListProps) {
  const { entries, next, loading, problem, load } = useMoreBeats(first, cursor, storeId);
  const list = useRef<HTMLUListElement>(null);

  async function loadMore(): Promise<void> {
    const before = entries.length;
    await load();
    focusRow(list.current, before);
  }

  return (
    <div className="md:-mx-3">
      <BeatRows list={list} entries={entries} />
      <MoreBeats href={next === null ? null : `${path}?after=${encodeURIComponent(next)}`} loading={loading} problem={problem} onMore={() => void loadMore()} />
    </div>
  );
}
