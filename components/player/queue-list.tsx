"use client";

import { useState } from "react";
import { queue as words } from "@/strings/playerWindows";
import { Button } from "../ui/button";
import { usePlayer, usePlayerState } from "./use-player";
import { upcoming } from "./queue";
import { NowRow, QueueRow } from "./queue-row";
import { useReorder } from "./use-reorder";

/** What plays and what comes next, to be put in order by hand. What changes is said to screen readers. */
export function QueueList() {
  const player = usePlayer();
  const queue = usePlayerState((state) => state.queue);
  const now = usePlayerState((state) => state.track);
  const [said, say] = useState("");
  const next = upcoming(queue);
  const reorder = useReorder(next.length, (at, to) => {
    const track = next[at];
    if (track === undefined || at === to) return;
    player.move(track.beatId, to);
    say(words.moved(track.title, to + 1, next.length));
  });
  return (
    <>
      {now && (
        <>
          <h3 className="px-4 pb-1 text-xs text-ink-faint">{words.playing}</h3>
          <NowRow track={now} />
        </>
      )}
      <div className="flex min-h-9 items-center justify-between gap-4 pt-2 pr-2 pl-4">
        <h3 className="text-xs text-ink-faint">{words.next}</h3>
        {next.length > 0 && (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => {
              player.clear();
              say(words.cleared);
            }}
          >
            {words.clear}
          </Button>
        )}
      </div>
      {next.length === 0 ? (
        <p className="px-4 pb-3 text-sm text-ink-soft">{words.none}</p>
      ) : (
        <ol aria-label={words.next}>
          {next.map((track, at) => (
            <QueueRow
              key={track.beatId}
              track={track}
              shift={reorder.shift(at)}
              held={reorder.held === at}
              handle={reorder.handle(at)}
              onPlay={() => player.jump(track.beatId)}
              onRemove={() => {
                player.remove(track.beatId);
                say(words.removed(track.title));
              }}
            />
          ))}
        </ol>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
