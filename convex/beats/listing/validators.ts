import { v } from "convex/values";
import { NARROWINGS, SORTS } from "../../../lib/domain/discovery";
import { oneOf } from "../../platform/validators";
import { vBeatCard, vGenre, vKey, vMood, vTierType } from "../validators";

const vRange = v.object({ min: v.union(v.number(), v.null()), max: v.union(v.number(), v.null()) });

/** What somebody looks for; lib/domain/discovery says what each part means. */
export const vBeatSearch = v.object({
  words: v.string(),
  genre: v.union(vGenre, v.null()),
  mood: v.union(vMood, v.null()),
  key: v.union(vKey, v.null()),
  compatible: v.boolean(),
  tier: v.union(vTierType, v.null()),
  bpm: vRange,
  price: vRange,
  length: vRange,
  tags: v.array(v.string()),
  sort: v.union(oneOf(SORTS), v.null()),
});

export const vFoundBeats = v.object({
  page: v.array(vBeatCard),
  /** Where the rest begins; null when there is no more. A page may be short and still not the last. */
  cursor: v.union(v.string(), v.null()),
  /** True when more beats hold these words than a search ranks: the best of them are here. */
  capped: v.boolean(),
});

export const vLoosenings = v.array(v.object({ narrowing: oneOf(NARROWINGS), beats: v.number(), more: v.boolean() }));

/** Beats with their waveform in levels from 0 to 100, and stores. */
export const vSuggestions = v.object({
  beats: v.array(v.object({ slug: v.string(), title: v.string(), store: v.string(), levels: v.array(v.number()) })),
  creators: v.array(v.object({ slug: v.string(), name: v.string(), beats: v.number() })),
});
