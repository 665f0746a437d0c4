import type { Infer } from "convex/values";
import { TIER_TEMPLATES, TIER_TYPES } from "../../lib/domain/beatTiers";
import { BPM_BOUNDS, PRICE_BOUNDS, TEXT_LIMITS } from "../../lib/domain/limits";
import { GENRE_NAMES } from "../../lib/domain/taxonomy";
import { fail } from "../errors";
import { cleanText } from "../platform/text";
import type { vBeatWords, vTierSetting } from "./validators";

export type BeatWords = Infer<typeof vBeatWords>;
export type TierSetting = Infer<typeof vTierSetting>;

/** What a creator wrote, checked and cleaned, with what is derived from it. */
export function checkFields(input: BeatWords) {
  const title = cleanText("title", input.title, { min: 1, max: TEXT_LIMITS.beatTitle });
  const description = cleanText("description", input.description, { min: 0, max: TEXT_LIMITS.beatDescription });
  const tags = checkTags(input.tags);
  const moods = [...new Set(input.moods)];
  if (moods.length > TEXT_LIMITS.moodCount) invalid("moods", `At most ${TEXT_LIMITS.moodCount}.`);
  if (input.bpm !== null && !(Number.isInteger(input.bpm) && input.bpm >= BPM_BOUNDS.min && input.bpm <= BPM_BOUNDS.max)) {
    invalid("bpm", `A whole number from ${BPM_BOUNDS.min} to ${BPM_BOUNDS.max}.`);
  }
  const tiers = checkTiers(input.tiers);
  const enabled = tiers.filter((tier) => tier.enabled).map((tier) => tier.price);
  const searchText = [title, GENRE_NAMES[input.genre], ...moods, ...tags].join(" ");
  return {
    title,
    description,
    tags,
    moods,
    genre: input.genre,
    bpm: input.bpm,
    key: input.key,
    tiers,
    fromPrice: enabled.length === 0 ? null : Math.min(...enabled),
    searchText,
  };
}

function checkTags(tags: string[]): string[] {
  const clean = tags.map((tag) => cleanText("tags", tag, { min: 1, max: TEXT_LIMITS.tag }).toLowerCase());
  const distinct = [...new Set(clean)];
  if (distinct.length > TEXT_LIMITS.tagCount) invalid("tags", `At most ${TEXT_LIMITS.tagCount}.`);
  return distinct;
}

/** Every tier at most once, in the order people read them, prices whole and chargeable. */
export function checkTiers(tiers: TierSetting[]): TierSetting[] {
  const ordered: TierSetting[] = [];
  for (const tierType of TIER_TYPES) {
    const named = tiers.filter((tier) => tier.tierType === tierType);
    const [setting] = named;
    if (named.length > 1) invalid("tiers", `${TIER_TEMPLATES[tierType].name} is listed twice.`);
    if (setting === undefined) continue;
    const { price } = setting;
    if (!Number.isSafeInteger(price) || price < PRICE_BOUNDS.min || price > PRICE_BOUNDS.max) {
      invalid("tiers", "A price is a whole number of cents, up to $10,000.");
    }
    if (price > 0 && price < PRICE_BOUNDS.smallestCharge) invalid("tiers", "A price is free or at least 50 cents.");
    ordered.push(setting);
  }
  return ordered;
}

function invalid(field: string, message: string): never {
  fail("invalid_request", `Check the ${field}.`, [{ field, message }]);
}
