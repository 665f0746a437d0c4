/** What the player says once it is there. */
export const trouble = {
  heldBack: "The browser held the sound back. Press play once more.",
  broken: "The connection broke off. Check it, then press play again.",
  unplayable: "This preview cannot be played. The beat itself is not affected; try again later.",
  gone: "This preview cannot be loaded. Press play to try again.",
  several: "Several previews in a row cannot be played. Check your connection, then press play to try again.",
  skipped: (title: string) => `“${title}” cannot be played now. This is the next one.`,
} as const;

export const beatMenu = {
  playNext: "Play next",
  add: "Add to queue",
  isNext: (title: string) => `“${title}” plays next.`,
  added: (title: string) => `“${title}” is in the queue.`,
  mute: "Its preview is still being made.",
} as const;
