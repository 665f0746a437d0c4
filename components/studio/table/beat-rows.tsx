"use client";

import type { FunctionReturnType } from "convex/server";
import type { KeyboardEvent } from "react";
import { Cover } from "@/components/beats/cover";
import { sumWords } from "@/components/beats/price";
import { Checkbox } from "@/components/ui/checkbox";
import { dateWords } from "@/components/ui/date-words";
import { PageLink } from "@/components/ui/page-link";
import type { api } from "@/convex/_generated/api";
import { beatRows as words } from "@/strings/studioBeats";
import { genreNames, tierNames } from "@/strings/taxonomy";
import { BeatStatus } from "../beat-status";
import { all, NOTHING, pick, type Selection } from "./selection";

export type OwnBeat = FunctionReturnType<typeof api.beats.queries.mine>["page"][number];
type Props = { beats: readonly OwnBeat[]; selection: Selection; onSelect: (selection: Selection) => void };

/** The creator's beats as a table on a desk and as two lines each on a phone; the arrow keys go through the rows. */
export function BeatRows({ beats, selection, onSelect }: Props) {
  const ids = beats.map(({ beatId }) => beatId);
  const chosen = ids.filter((beatId) => selection.chosen.has(beatId)).length;
  return (
    <table className="w-full text-sm" onKeyDown={(event) => keys(event, { beats, selection, onSelect })}>
      <caption className="sr-only">{words.caption}</caption>
      <thead className="border-b text-left text-xs text-ink-faint">
        <tr className="flex items-center gap-3 md:table-row">
          <th scope="col" className="py-2 md:w-9">
            <Checkbox aria-label={words.chooseAll} checked={chosen === 0 ? false : chosen === ids.length ? true : "indeterminate"} onCheckedChange={() => onSelect(chosen === ids.length ? NOTHING : all(ids))} />
          </th>
          <th scope="col" className="py-2 font-medium">{words.beat}</th>
          {[words.genre, words.licences, words.added].map((name) => (
            <th key={name} scope="col" className="hidden py-2 pr-4 font-medium md:table-cell">{name}</th>
          ))}
          <th scope="col" className="hidden py-2 text-right font-medium md:table-cell">{words.state}</th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {beats.map((beat) => (
          <BeatRow key={beat.beatId} beat={beat} chosen={selection.chosen.has(beat.beatId)} onPick={(range) => onSelect(pick(selection, ids, beat.beatId, range))} />
        ))}
      </tbody>
    </table>
  );
}

function BeatRow({ beat, chosen, onPick }: { beat: OwnBeat; chosen: boolean; onPick: (range: boolean) => void }) {
  const prices = beat.tiers.filter(({ enabled }) => enabled);
  return (
    <tr aria-selected={chosen} className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 py-2 transition-colors hover:bg-hover aria-selected:bg-signal-ground md:table-row">
      <td className="relative z-10 md:w-9 md:py-2">
        <Checkbox data-row aria-label={words.choose(beat.title)} checked={chosen} onClick={(event) => onPick(event.shiftKey)} />
      </td>
      <td className="min-w-0 md:py-2 md:pr-4">
        <div className="flex min-w-0 items-center gap-3">
          <Cover peaks={beat.peaks} className="size-10 shrink-0 rounded-sm" />
          <div className="min-w-0">
            <PageLink href={`/studio/beats/${beat.beatId}`} className="block truncate font-medium after:absolute after:inset-0 md:max-w-72">
              {beat.title}
            </PageLink>
            <p className="truncate text-ink-soft tabular-nums">
              {[beat.bpm && words.bpm(beat.bpm), beat.key].filter(Boolean).join(", ")}
              {beat.fromPrice !== null && <span className="md:hidden"> {words.from(sumWords(beat.fromPrice, beat.currency))}</span>}
            </p>
          </div>
        </div>
      </td>
      <td className="hidden pr-4 text-ink-soft md:table-cell">{genreNames[beat.genre]}</td>
      <td className="hidden pr-4 tabular-nums md:table-cell">
        {prices.map(({ tierType, price }, index) => (
          <span key={tierType} title={tierNames[tierType]}>
            {index > 0 && <span className="text-ink-faint"> · </span>}
            <span className="sr-only">{tierNames[tierType]} </span>
            {sumWords(price, beat.currency)}
          </span>
        ))}
      </td>
      <td className="hidden pr-4 whitespace-nowrap text-ink-soft tabular-nums md:table-cell">{dateWords(beat.createdAt)}</td>
      <td className="text-right">
        <BeatStatus status={beat.status} processing={beat.processing} release={beat.release} />
      </td>
    </tr>
  );
}

function keys(event: KeyboardEvent<HTMLTableElement>, { beats, selection, onSelect }: Props): void {
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const here = boxes.findIndex((box) => box === document.activeElement);
  const ids = beats.map(({ beatId }) => beatId);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = Math.min(Math.max(here + (event.key === "ArrowDown" ? 1 : -1), 0), boxes.length - 1);
    const beatId = ids[next];
    boxes[next]?.focus();
    if (event.shiftKey && beatId && !selection.chosen.has(beatId)) onSelect(pick(selection, ids, beatId, false));
  } else if (event.key === "Escape") onSelect(NOTHING);
  else if (event.key === "a" && (event.ctrlKey || event.metaKey)) onSelect(all(ids));
  else return;
  event.preventDefault();
}
