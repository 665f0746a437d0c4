import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIER_TYPES } from "./beatTiers";
import { beatsPath, EVERYTHING, narrowings, parametersOf, searchOf, SORTS, without, type BeatSearch } from "./discovery";
import { GENRES, MOODS, MUSICAL_KEYS } from "./taxonomy";
import { wordsPath } from "./wordSearch";

const range = (max: number) =>
  fc.tuple(fc.option(fc.integer({ min: 0, max })), fc.option(fc.integer({ min: 0, max }))).map(([a, b]) => (a !== null && b !== null && a > b ? { min: b, max: a } : { min: a, max: b }));
const oneOf = <Word extends string>(words: readonly Word[]) => fc.option(fc.constantFrom(...words));
const searches: fc.Arbitrary<BeatSearch> = fc.record({
  words: fc.constantFrom("", "night bus", "808 & co", "été"),
  genre: oneOf(GENRES),
  mood: oneOf(MOODS),
  key: oneOf(MUSICAL_KEYS),
  compatible: fc.boolean(),
  tier: oneOf(TIER_TYPES),
  bpm: range(300),
  price: range(10_000).map(({ min, max }) => ({ min: min === null ? null : min * 100, max: max === null ? null : max * 100 })),
  length: range(3_600),
  tags: fc.uniqueArray(fc.constantFrom("808", "type beat", "dark & slow"), { maxLength: 3 }),
  sort: oneOf(SORTS),
}).map((search) => ({ ...search, compatible: search.compatible && search.key !== null }));

describe("a search in an address", () => {
  test("comes back as it was written", () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(searchOf(new URLSearchParams(parametersOf(search).toString()))).toEqual(search);
      }),
    );
  });

  test("in words alone has the address that the box on every page writes", () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(wordsPath(words)).toBe(beatsPath({ ...EVERYTHING, words }));
      }),
    );
  });

  test("is empty for everything", () => {
    expect(beatsPath(EVERYTHING)).toBe("/beats");
    expect(searchOf(new URLSearchParams())).toEqual(EVERYTHING);
  });

  test("leaves out what makes no sense, and turns a range round", () => {
    const odd = searchOf(new URLSearchParams("genre=polka&key=H&match=1&tier=gold&sort=best&bpm=fast&price=20-10&length=99999&tag=&tag=a&tag=A&tag=b&tag=c&tag=d"));
    expect(odd).toEqual({ ...EVERYTHING, price: { min: 1_000, max: 2_000 }, length: { min: 3_600, max: 3_600 }, tags: ["a", "b", "c"] });
  });

  test("loses one facet at a time", () => {
    const search = searchOf(new URLSearchParams("q=bus&genre=trap&key=A+minor&match=1&bpm=120-130"));
    expect(narrowings(search)).toEqual(["words", "genre", "key", "bpm"]);
    expect(beatsPath(without(search, "key"))).toBe("/beats?q=bus&genre=trap&bpm=120-130");
    fc.assert(fc.property(searches, (any) => {
      for (const narrowing of narrowings(any)) expect(narrowings(without(any, narrowing))).toEqual(narrowings(any).filter((name) => name !== narrowing));
    }));
  });
});
