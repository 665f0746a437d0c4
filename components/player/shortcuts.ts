/** What a key does. */
export type Command = "toggle" | "ahead" | "back" | "next" | "previous" | "louder" | "quieter" | "mute" | "search" | "help";

/** Every shortcut, in the order in which they are explained. `letter`: a single sign, which can be switched off. */
export const SHORTCUTS = [
  { command: "toggle", key: " ", shift: false, shown: ["Space"], letter: false },
  { command: "ahead", key: "ArrowRight", shift: false, shown: ["→"], letter: false },
  { command: "back", key: "ArrowLeft", shift: false, shown: ["←"], letter: false },
  { command: "next", key: "ArrowRight", shift: true, shown: ["Shift", "→"], letter: false },
  { command: "previous", key: "ArrowLeft", shift: true, shown: ["Shift", "←"], letter: false },
  { command: "louder", key: "ArrowUp", shift: true, shown: ["Shift", "↑"], letter: false },
  { command: "quieter", key: "ArrowDown", shift: true, shown: ["Shift", "↓"], letter: false },
  { command: "mute", key: "m", shift: false, shown: ["M"], letter: true },
  { command: "search", key: "/", shift: null, shown: ["/"], letter: true },
  { command: "help", key: "?", shift: null, shown: ["?"], letter: true },
] as const satisfies { command: Command; key: string; shift: boolean | null; shown: readonly string[]; letter: boolean }[];

type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/** What a press means; null for one that means nothing here. `shift: null` is for signs that some keyboards only have with it. */
export function commandOf({ key, shiftKey, altKey, ctrlKey, metaKey }: Press, letters: boolean): Command | null {
  if (altKey || ctrlKey || metaKey) return null;
  const found = SHORTCUTS.find((shortcut) => shortcut.key === key.toLowerCase() || shortcut.key === key ? shortcut.shift === null || shortcut.shift === shiftKey : false);
  return found === undefined || (found.letter && !letters) ? null : found.command;
}

/** Where typing goes on, or a window or a list has the keyboard. */
const TAKEN = "input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=combobox]";
/** Where a space presses something. */
const PRESSED = "a, button, summary, [role=button], [role=switch], [role=checkbox], [role=tab], [role=slider]";
/** Where arrows move something. */
const MOVED = "[role=slider], [role=tablist], [role=radiogroup], [role=toolbar], [role=grid], [role=tree], audio, video";

/** The elements in which a command has another meaning, as a selector. */
export function takenFrom(command: Command): string {
  if (command === "toggle") return `${TAKEN}, ${PRESSED}`;
  return command === "mute" || command === "search" || command === "help" ? TAKEN : `${TAKEN}, ${MOVED}`;
}
