/** Below the first reviews. */
export const moreReviews = {
  more: "More reviews",
  failed: "More reviews could not be loaded.",
  brokenOff: "The connection broke off. Check it, then try again.",
  tryAgain: "Try again",
} as const;
