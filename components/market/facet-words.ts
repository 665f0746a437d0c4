import { TIER_TEMPLATES } from "@/lib/domain/beatTiers";
import { type BeatSearch, type Narrowing, narrowings, type Range, type Sort, without } from "@/lib/domain/discovery";
import { GENRE_NAMES } from "@/lib/domain/taxonomy";
import { priceWords } from "../beats/price";
import { clock } from "../player/clock";

export const SORT_NAMES: Record<Sort, string> = { newest: "Newest", trending: "Trending", played: "Most played", cheapest: "Price, low first", dearest: "Price, high first" };

/** Facets by the name that a sentence gives them: "without the key". */
export const FACET_NAMES: Record<Narrowing, string> = {
  words: "your words",
  genre: "the genre",
  mood: "the mood",
  key: "the key",
  bpm: "the tempo",
  price: "the price",
  length: "the length",
  tier: "the licence",
  tags: "the tags",
};

/** One facet that is set, in words, and the search without it. */
export type ActiveFacet = { name: string; without: BeatSearch };

export function activeFacets(search: BeatSearch): ActiveFacet[] {
  return narrowings(search).flatMap((narrowing) => {
    if (narrowing === "tags") return search.tags.map((tag) => ({ name: `#${tag}`, without: { ...search, tags: search.tags.filter((other) => other !== tag) } }));
    const name = nameOf(search, narrowing);
    return name === null ? [] : [{ name, without: without(search, narrowing) }];
  });
}

function nameOf(search: BeatSearch, narrowing: Exclude<Narrowing, "tags">): string | null {
  switch (narrowing) {
    case "words": return `“${search.words}”`;
    case "genre": return search.genre && GENRE_NAMES[search.genre];
    case "mood": return search.mood && capital(search.mood);
    case "key": return search.key && (search.compatible ? `${search.key} and what suits it` : search.key);
    case "tier": return search.tier && TIER_TEMPLATES[search.tier].name;
    case "bpm": return `${between(search.bpm, String)} BPM`;
    case "price": return between(search.price, (price) => priceWords(price, "usd"));
    case "length": return between(search.length, clock);
  }
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function between({ min, max }: Range, words: (value: number) => string): string {
  if (min !== null && max !== null) return min === max ? words(min) : `${words(min)} to ${words(max)}`;
  return min === null ? `up to ${words(max ?? 0)}` : `from ${words(min)}`;
}
