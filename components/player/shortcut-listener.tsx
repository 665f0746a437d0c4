"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { lettersOn } from "./letter-keys";
import { type Command, commandOf, takenFrom } from "./shortcuts";
import { startedPlayer } from "./the-player";

const ShortcutHelp = lazy(() => import("./shortcut-help"));

const STEP_SECONDS = 5;
const STEP_VOLUME = 0.1;

/** Listens to the keyboard for the player, the search and the list of shortcuts, wherever a key has no other meaning; `early` are the keys pressed before. */
export function ShortcutListener({ early }: { early: readonly KeyboardEvent[] }) {
  const [help, setHelp] = useState<"unasked" | "open" | "closed">("unasked");
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = event.defaultPrevented ? null : commandOf(event, lettersOn());
      if (command === null || (event.repeat && (command === "toggle" || command === "mute"))) return;
      if (event.target instanceof Element && event.target.closest(takenFrom(command))) return;
      // A window is open somewhere, although the keyboard is not in it.
      if (document.querySelector("[role=dialog][data-state=open]:not([data-beside])")) return;
      const done = command === "help" ? (setHelp("open"), true) : command === "search" ? focusSearch() : obey(command);
      if (done) event.preventDefault();
    };
    for (const event of early) press(event);
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [early]);
  return (
    help !== "unasked" && (
      <Suspense>
        <ShortcutHelp open={help === "open"} onOpenChange={(open) => setHelp(open ? "open" : "closed")} />
      </Suspense>
    )
  );
}

/** Goes to the search box in sight, or presses the button that opens one. */
function focusSearch(): boolean {
  const found = [...document.querySelectorAll<HTMLElement>("[data-search]")].find((element) => element.checkVisibility({ visibilityProperty: true }));
  if (found instanceof HTMLInputElement) found.focus();
  else found?.click();
  return found !== undefined;
}

/** Does what a key says, if something is in the player; says whether it did. */
function obey(command: Exclude<Command, "help" | "search">): boolean {
  const player = startedPlayer();
  if (player === null || player.state().track === null) return false;
  const { volume, muted } = player.state();
  switch (command) {
    case "toggle": player.toggle(); break;
    case "ahead": player.seek(player.position() + STEP_SECONDS); break;
    case "back": player.seek(player.position() - STEP_SECONDS); break;
    case "next": player.next(); break;
    case "previous": player.previous(); break;
    case "louder": player.setVolume(volume + STEP_VOLUME); break;
    case "quieter": player.setVolume(volume - STEP_VOLUME); break;
    case "mute": player.setVolume(volume, !muted); break;
  }
  return true;
}
