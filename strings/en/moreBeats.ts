/** Below a list of beats. */
export const moreBeats = {
  failed: "The next beats did not load.",
  brokenOff: "The connection broke off. Check it, then try again.",
  loading: "Loading more beats",
  more: "Load more",
} as const;
