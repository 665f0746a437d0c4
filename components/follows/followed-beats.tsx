"use client";

import { useEffect, useRef } from "react";
import { following } from "@/strings/follows";
import { BeatRows } from "../beats/beat-rows";
import { focusRow } from "../beats/focus-row";
import { RowsSkeleton } from "../beats/rows-skeleton";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { ListEnd } from "../ui/list-end";
import { useFollowedBeats } from "./use-followed-beats";

/** New beats of the followed creators, asked for once: what appears while one reads would move the rows. */
export function FollowedBeats() {
  const { feed, loading, problem, more } = useFollowedBeats();
  const box = useRef<HTMLDivElement>(null);
  const shown = feed?.entries.length ?? 0;
  const before = useRef(0);

  // Whoever asked for more goes on reading at the first row that came.
  useEffect(() => {
    if (before.current > 0 && shown > before.current) focusRow(box.current, before.current);
    before.current = shown;
  }, [shown]);

  if (feed === null && problem === null) return <RowsSkeleton rows={3} label={following.loadingFeed} />;
  return (
    <div className="grid justify-items-start gap-4">
      {feed !== null && feed.entries.length === 0 && <p className="max-w-prose text-ink-soft">{following.noBeats}</p>}
      {feed !== null && feed.entries.length > 0 && (
        <div ref={box} className="w-full md:-mx-3 md:w-[calc(100%+1.5rem)]">
          <BeatRows entries={feed.entries} label={following.feed} />
        </div>
      )}
      {problem !== null && (
        <Alert tone="danger" role="alert" title={following.feedFailed}>
          {problem} <Button variant="link" onClick={more}>{following.tryAgain}</Button>
        </Alert>
      )}
      {problem === null && feed !== null && <ListEnd status={feed.next === null ? "Exhausted" : loading ? "LoadingMore" : "CanLoadMore"} onMore={more} />}
    </div>
  );
}
