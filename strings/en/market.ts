import type { Narrowing, Sort } from "@/lib/domain/discovery";
import { counted } from "../plural";

export const beatsPage = {
  title: "Beats",
  description: "All beats on sale: search them, narrow them by tempo, key, mood and price, and hear every one here.",
  creators: "Creators",
  toBeginning: "Back to the beginning",
  none: {
    title: "No beats on sale yet",
    text: "Be the first: open a store, upload a beat as WAV, AIFF, FLAC or MP3, set your prices.",
    action: "Open a store",
  },
} as const;

/** The list, while it is looked up. */
export const marketResults = { looking: "Looking…", failed: "The beats did not load.", retry: "Try again" } as const;

/** How much a search found. */
export const found = {
  bestOf: (beats: number) => `The ${beats} best of many beats`,
  looking: "Still looking",
  moreThan: (beats: number) => `More than ${beats} beats`,
  count: (beats: number) => (beats === 0 ? "No beats" : counted(beats, { one: "beat", other: "beats" })),
} as const;

export const searchBox = { label: "Search beats", placeholder: "Title, store, tag, mood" } as const;

export const sortChoice = {
  label: "Sort by",
  best: "Best match",
  names: { newest: "Newest", trending: "Trending", played: "Most played", cheapest: "Price, low first", dearest: "Price, high first" } satisfies Record<Sort, string>,
} as const;

export const choice = { any: "Any" } as const;

export const filterFields = {
  genre: "Genre",
  mood: "Mood",
  key: "Key",
  suits: "And keys that suit it",
  bpm: "BPM",
  price: "Price, $",
  length: "Length",
  /** Lengths as people mean them, in minutes. */
  lengths: { to2: "Under 2 minutes", from2: "2 to 3 minutes", from3: "3 to 4 minutes", from4: "Over 4 minutes" },
  licence: "Licence",
} as const;

export const rangeFields = {
  from: "from",
  to: "to",
  fromName: (what: string) => `${what}, from`,
  toName: (what: string) => `${what}, to`,
} as const;

export const filterSheet = { title: "Filters", clear: "Clear", show: (count: string) => `Show: ${count}` } as const;

export const facetChips = { label: "Filters in use", remove: (facet: string) => `Remove ${facet}`, clear: "Clear all" } as const;

/** One thing that a list is narrowed by. */
export const facets = {
  words: (words: string) => `“${words}”`,
  keyAndSuiting: (key: string) => `${key} and what suits it`,
  bpm: (range: string) => `${range} BPM`,
  between: (min: string, max: string) => `${min} to ${max}`,
  from: (min: string) => `from ${min}`,
  upTo: (max: string) => `up to ${max}`,
} as const;

export const noMatch = {
  title: "No beat is all of that",
  looking: "Looking for what comes close…",
  nothing: "Leaving out one part of it finds nothing either. Try other words, or fewer filters.",
  close: "Close to it:",
  /** A link; what leaving that out finds stands behind it. */
  without: {
    words: "Without your words",
    genre: "Without the genre",
    mood: "Without the mood",
    key: "Without the key",
    bpm: "Without the tempo",
    price: "Without the price",
    length: "Without the length",
    tier: "Without the licence",
    tags: "Without the tags",
  } satisfies Record<Narrowing, string>,
  finds: (beats: number, more: boolean) => `: ${more ? "more than " : ""}${counted(beats, { one: "beat", other: "beats" })}`,
} as const;
