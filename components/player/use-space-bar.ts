import { useEffect } from "react";
import type { Player } from "./player";

/** Where a space has its own meaning, or typing goes on. */
const OWN_MEANING = "a, button, input, textarea, select, summary, [contenteditable], [role=dialog], [role=menu], [role=listbox]";

/** The space bar plays and pauses, wherever it has no other meaning and something is loaded. */
export function useSpaceBar(player: Player): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== " " || event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!player.state().track || (event.target instanceof Element && event.target.closest(OWN_MEANING))) return;
      event.preventDefault();
      player.toggle();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [player]);
}
