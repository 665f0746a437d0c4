export const home = {
  trending: "Trending",
  allTrending: "All by trend",
} as const;
