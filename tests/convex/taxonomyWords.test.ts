import { expect, test } from "vitest";
import { vGenre, vMood, vTierType } from "../../convex/beats/validators";
import { TIER_TEMPLATES, TIER_TYPES } from "../../lib/domain/beatTiers";
import { wordsOf } from "../../lib/domain/searchWords";
import { GENRE_NAMES, GENRES } from "../../lib/domain/taxonomy";
import { genreNames, moodNames, tierNames } from "../../strings/taxonomy";

test.each([
  ["genre", vGenre, genreNames],
  ["mood", vMood, moodNames],
  ["licence", vTierType, tierNames],
] as const)("every %s that a beat can be stored with has a name", (_what, validator, names) => {
  expect(Object.keys(names).sort()).toEqual(validator.members.map(({ value }) => value).sort());
  for (const name of Object.values(names)) expect(name).toMatch(/^[A-Z]/);
});

test("a beat is found by the genre that its page shows", () => {
  for (const genre of GENRES) expect(wordsOf(GENRE_NAMES[genre]), genre).toEqual(wordsOf(genreNames[genre]));
});

test("a licence is sold by the name that its contract bears", () => {
  for (const tier of TIER_TYPES) expect(tierNames[tier]).toBe(TIER_TEMPLATES[tier].name);
});
