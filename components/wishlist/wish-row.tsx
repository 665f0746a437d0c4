"use client";

import { TrendingDown } from "lucide-react";
import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { wishlist } from "@/strings/wishlist";
import { type BeatEntry, toEntry } from "../beats/beat-entry";
import { Cover } from "../beats/cover";
import { priceWords } from "../beats/price";
import { PlayButton } from "../player/play-button";
import { Badge } from "../ui/badge";
import { dateWords } from "../ui/date-words";
import { PageLink } from "../ui/page-link";
import { WishButton } from "./wish-button";

type Wish = FunctionReturnType<typeof api.wishlist.queries.mine>["page"][number];

export function wishEntry({ beat }: Wish): BeatEntry {
  return toEntry(beat);
}

/** One saved beat: what it is, what it costs now, and whether that changed. */
export function WishRow({ wish, among }: { wish: Wish; among: readonly BeatEntry[] }) {
  const { beat, state } = wish;
  const entry = wishEntry(wish);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 py-4">
      <div className="relative">
        <Cover peaks={entry.levels} className="size-18" />
        {beat.preview !== null && <PlayButton track={entry} among={among} variant="cover" size="sm" className="absolute right-1 bottom-1 size-8" />}
      </div>
      <div className="min-w-0">
        <p className="truncate font-medium">
          {state === "withdrawn" ? beat.title : <PageLink href={`/beats/${beat.slug}`} className="hover:underline">{beat.title}</PageLink>}
        </p>
        <p className="truncate text-sm text-ink-soft">{beat.store.name}</p>
        <p className="text-sm text-ink-faint tabular-nums">{wishlist.savedOn(dateWords(wish.savedAt))}</p>
      </div>
      <div className="flex flex-col items-end gap-1 md:flex-row md:items-center md:gap-4">
        <span className="text-sm font-medium whitespace-nowrap tabular-nums">
          {state === "on_sale" ? entry.price : <Badge>{state === "sold" ? wishlist.soldBadge : wishlist.withdrawnBadge}</Badge>}
        </span>
        <WishButton beat={beat} className="-mr-2 md:mr-0" />
      </div>
      {wish.cheaper && (
        <p className="col-span-full mt-2 flex items-center gap-2 text-sm text-positive-text tabular-nums">
          <TrendingDown aria-hidden className="size-4 shrink-0" />
          {wishlist.cheaper(priceWords(wish.savedPrice, beat.currency))}
        </p>
      )}
      {state !== "on_sale" && <p className="col-span-full mt-2 text-sm text-ink-soft">{state === "sold" ? wishlist.sold : wishlist.withdrawn}</p>}
    </li>
  );
}
