"use client";

import type { KeyboardEvent, Ref } from "react";
import { beatRows as words } from "@/strings/beats";
import { cn } from "../ui/cn";
import type { BeatEntry } from "./beat-entry";
import { BeatRow, rowGrid } from "./beat-row";

/** Beats as rows: up and down go from play button to play button. */
export function BeatRows({ entries, list, label = words.label }: { entries: readonly BeatEntry[]; list?: Ref<HTMLUListElement>; label?: string }) {
  return (
    <>
      <ListHead />
      <ul ref={list} aria-label={label} onKeyDown={moveBetweenRows} className="border-t">
        {entries.map((entry) => (
          <BeatRow key={entry.beatId} entry={entry} among={entries} />
        ))}
      </ul>
    </>
  );
}

/** Takes the keyboard to a row, where one goes on reading after more were loaded. */
export function focusRow(list: HTMLUListElement | null, at: number): void {
  list?.children[at]?.querySelector("a")?.focus({ preventScroll: true });
}

function ListHead() {
  return (
    <div aria-hidden className={cn(rowGrid, "hidden h-9 px-3 text-xs text-ink-faint md:grid")}>
      <span className="col-span-3">{words.head.title}</span>
      <span className="hidden lg:block">{words.head.preview}</span>
      <span className="text-right">{words.head.bpm}</span>
      <span>{words.head.key}</span>
      <span>{words.head.genre}</span>
      <span className="hidden text-right lg:block">{words.head.length}</span>
      <span className="text-right">{words.head.licence}</span>
      <span />
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
