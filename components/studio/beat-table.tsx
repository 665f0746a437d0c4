"use client";

import { usePaginatedQuery } from "convex/react";
import Link from "next/link";
import { Cover } from "@/components/beats/cover";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import { formatMoney } from "@/lib/domain/money";
import { GENRE_NAMES } from "@/lib/domain/taxonomy";
import { BeatStatus } from "./beat-status";

/** The creator's own beats, newest first, live: a beat being prepared counts up by itself. */
export function BeatTable() {
  const { results, status, loadMore } = usePaginatedQuery(api.beats.queries.mine, {}, { initialNumItems: 24 });
  if (status === "LoadingFirstPage") return <BeatTableSkeleton />;
  if (results.length === 0) {
    return (
      <EmptyState
        title="No beats yet"
        action={
          <Button asChild>
            <Link href="/studio/beats/new">Add your first beat</Link>
          </Button>
        }
      >
        Upload a master and set your licences. It takes about two minutes.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6">
      <ul className="divide-y border-y">
        {results.map((beat) => (
          <li key={beat.beatId} className="relative grid grid-cols-[3rem_1fr_auto] items-center gap-4 py-3 transition-colors hover:bg-hover md:grid-cols-[3rem_1fr_8rem_7rem_9rem]">
            <Cover peaks={beat.peaks} className="size-12 rounded-sm" />
            <div className="min-w-0">
              <Link href={`/studio/beats/${beat.beatId}`} className="block truncate font-medium after:absolute after:inset-0">
                {beat.title}
              </Link>
              <p className="truncate text-sm text-ink-faint tabular-nums">{[beat.bpm && `${beat.bpm} BPM`, beat.key].filter(Boolean).join(", ")}</p>
            </div>
            <span className="hidden text-sm text-ink-soft md:block">{GENRE_NAMES[beat.genre]}</span>
            <span className="hidden text-sm tabular-nums md:block">{beat.fromPrice !== null && `from ${formatMoney(beat.fromPrice, beat.currency)}`}</span>
            <span className="justify-self-end">
              <BeatStatus status={beat.status} processing={beat.processing} />
            </span>
          </li>
        ))}
      </ul>
      {status !== "Exhausted" && (
        <Button variant="secondary" className="justify-self-center" pending={status === "LoadingMore"} onClick={() => loadMore(24)}>
          Load more
        </Button>
      )}
    </div>
  );
}

function BeatTableSkeleton() {
  return (
    <div aria-busy className="grid gap-3">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} className="h-18" />
      ))}
    </div>
  );
}
