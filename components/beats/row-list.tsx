"use client";

import type { KeyboardEvent, ReactNode } from "react";

/** The list around rows of beats: up and down go from play button to play button. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} onKeyDown={moveBetweenRows} className="border-t">
      {children}
    </ul>
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
