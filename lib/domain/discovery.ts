import { TIER_TYPES, type TierType } from "./beatTiers";
import { BPM_BOUNDS, PRICE_BOUNDS, TEXT_LIMITS } from "./limits";
import { GENRES, MOODS, MUSICAL_KEYS, type Genre, type Mood, type MusicalKey } from "./taxonomy";
import { MOST_LETTERS } from "./wordSearch";

/** How the marketplace can be ordered. `best` is for a search in words alone. */
export const SORTS = ["newest", "trending", "played", "cheapest", "dearest"] as const;
export type Sort = (typeof SORTS)[number];

/** Bounds, either of which may be open. Both ends are inside. */
export type Range = { min: number | null; max: number | null };

/** What somebody is looking for. Prices in minor units, lengths in seconds. */
export type BeatSearch = {
  words: string;
  genre: Genre | null;
  mood: Mood | null;
  key: MusicalKey | null;
  /** With `key`: also the keys that suit it. */
  compatible: boolean;
  tier: TierType | null;
  bpm: Range;
  price: Range;
  length: Range;
  tags: string[];
  /** Null: newest, or with words the best match. */
  sort: Sort | null;
};

export const SEARCH_LIMITS = { words: MOST_LETTERS, tags: 3, lengthSeconds: 3_600 } as const;

const OPEN: Range = { min: null, max: null };
export const EVERYTHING: BeatSearch = { words: "", genre: null, mood: null, key: null, compatible: false, tier: null, bpm: OPEN, price: OPEN, length: OPEN, tags: [], sort: null };

/** A search as an address carries it. What makes no sense there is left out rather than refused: links get old. */
export function searchOf(parameters: URLSearchParams): BeatSearch {
  const key = among(MUSICAL_KEYS, parameters.get("key"));
  return {
    words: (parameters.get("q") ?? "").trim().replace(/\s+/g, " ").slice(0, SEARCH_LIMITS.words),
    genre: among(GENRES, parameters.get("genre")),
    mood: among(MOODS, parameters.get("mood")),
    key,
    compatible: key !== null && parameters.get("match") === "1",
    tier: among(TIER_TYPES, parameters.get("tier")),
    bpm: rangeOf(parameters.get("bpm"), BPM_BOUNDS.max),
    price: scaled(rangeOf(parameters.get("price"), PRICE_BOUNDS.max / 100), 100),
    length: rangeOf(parameters.get("length"), SEARCH_LIMITS.lengthSeconds),
    tags: [...new Set(parameters.getAll("tag").map((tag) => tag.trim().toLowerCase().slice(0, TEXT_LIMITS.tag)))].filter((tag) => tag !== "").slice(0, SEARCH_LIMITS.tags),
    sort: among(SORTS, parameters.get("sort")),
  };
}

/** The one way to write a search into an address: equal searches have equal addresses. */
export function parametersOf(search: BeatSearch): URLSearchParams {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | null) => {
    if (value !== null && value !== "") parameters.append(name, value);
  };
  put("q", search.words);
  put("genre", search.genre);
  put("mood", search.mood);
  put("key", search.key);
  if (search.key !== null && search.compatible) put("match", "1");
  put("tier", search.tier);
  put("bpm", rangeWords(search.bpm));
  put("price", rangeWords(scaled(search.price, 1 / 100)));
  put("length", rangeWords(search.length));
  for (const tag of search.tags) put("tag", tag);
  put("sort", search.sort);
  return parameters;
}

/** The address of a search on the marketplace. */
export function beatsPath(search: BeatSearch): string {
  const query = parametersOf(search).toString();
  return query === "" ? "/beats" : `/beats?${query}`;
}

export function isOpen({ min, max }: Range): boolean {
  return min === null && max === null;
}

export function isWithin(value: number, { min, max }: Range): boolean {
  return (min === null || value >= min) && (max === null || value <= max);
}

/** Facets of a search that narrow it, by the field that holds them. Sorting narrows nothing. */
export const NARROWINGS = ["words", "genre", "mood", "key", "tier", "bpm", "price", "length", "tags"] as const;
export type Narrowing = (typeof NARROWINGS)[number];

export function narrowings(search: BeatSearch): Narrowing[] {
  const set: [Narrowing, boolean][] = [
    ["words", search.words !== ""],
    ["genre", search.genre !== null],
    ["mood", search.mood !== null],
    ["key", search.key !== null],
    ["bpm", !isOpen(search.bpm)],
    ["price", !isOpen(search.price)],
    ["length", !isOpen(search.length)],
    ["tier", search.tier !== null],
    ["tags", search.tags.length > 0],
  ];
  return set.filter(([, active]) => active).map(([name]) => name);
}

/** The same search without one of its facets. */
export function without(search: BeatSearch, narrowing: Narrowing): BeatSearch {
  return { ...search, [narrowing]: EVERYTHING[narrowing], ...(narrowing === "key" ? { compatible: false } : {}) };
}

function among<const Word extends string>(words: readonly Word[], word: string | null): Word | null {
  return words.find((known) => known === word) ?? null;
}

/** `120-140`, `120-` and `-140`; a single number is both ends. */
function rangeOf(text: string | null, most: number): Range {
  const found = /^(\d{0,6})(-?)(\d{0,6})$/.exec(text ?? "");
  if (found === null) return OPEN;
  const [low, high] = [numberOf(found[1], most), numberOf(found[3], most)];
  if (found[2] === "") return { min: low, max: low };
  return low !== null && high !== null && low > high ? { min: high, max: low } : { min: low, max: high };
}

function numberOf(digits: string | undefined, most: number): number | null {
  return digits === undefined || digits === "" ? null : Math.min(Number(digits), most);
}

function rangeWords({ min, max }: Range): string | null {
  return min === null && max === null ? null : `${min ?? ""}-${max ?? ""}`;
}

function scaled({ min, max }: Range, by: number): Range {
  const scale = (value: number | null) => (value === null ? null : Math.round(value * by));
  return { min: scale(min), max: scale(max) };
}
