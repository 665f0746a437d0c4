import { counted } from "../plural";

export const navigation = {
  main: "Main",
  home: "Backline, home",
  beats: "Beats",
  creators: "Creators",
  studio: "Studio",
  sell: "Sell",
  library: "Library",
  signIn: "Sign in",
} as const;

export const search = {
  open: "Search",
  close: "Cancel",
  label: "Search beats and creators",
  placeholder: "Search beats and creators",
  suggestions: "Suggestions",
  beats: "Beats",
  creators: "Creators",
  all: (words: string) => `Search all beats for “${words}”`,
  /** What a creator has on sale. */
  onSale: (beats: number) => counted(beats, { one: "beat", other: "beats" }),
  count: (found: number) => counted(found, { one: "suggestion", other: "suggestions" }),
  none: "Nothing is called that.",
  failed: "The suggestions did not load. Press Enter to search all beats.",
} as const;
