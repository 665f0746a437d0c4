export const home = {
  trending: "Trending",
  allTrending: "All trending",
} as const;
