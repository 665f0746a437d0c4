import { type BeatSearch, type Narrowing, narrowings, type Range, without } from "@/lib/domain/discovery";
import { facets as words } from "@/strings/market";
import { genreNames, moodNames, tierNames } from "@/strings/taxonomy";
import { priceWords } from "../beats/price";
import { clock } from "../player/clock";

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
    case "words": return words.words(search.words);
    case "genre": return search.genre && genreNames[search.genre];
    case "mood": return search.mood && moodNames[search.mood];
    case "key": return search.key && (search.compatible ? words.keyAndSuiting(search.key) : search.key);
    case "tier": return search.tier && tierNames[search.tier];
    case "bpm": return words.bpm(between(search.bpm, String));
    case "price": return between(search.price, (price) => priceWords(price, "usd"));
    case "length": return between(search.length, clock);
  }
}

function between({ min, max }: Range, show: (value: number) => string): string {
  if (min !== null && max !== null) return min === max ? show(min) : words.between(show(min), show(max));
  return min === null ? words.upTo(show(max ?? 0)) : words.from(show(min));
}
