import { v } from "convex/values";
import { ARCHIVE_KINDS, FILE_TYPES, TIER_TYPES } from "../../lib/domain/beatTiers";
import { AUDIO_CONTAINERS } from "../../lib/domain/limits";
import { GENRES, MOODS, MUSICAL_KEYS } from "../../lib/domain/taxonomy";
import { oneOf } from "../platform/validators";
import { vRating } from "../reviews/validators";
import { vRelease } from "./release/validators";

export const vGenre = oneOf(GENRES);
export const vKey = oneOf(MUSICAL_KEYS);
export const vMood = oneOf(MOODS);
export const vTierType = oneOf(TIER_TYPES);
export const vFileType = oneOf(FILE_TYPES);
export const vBeatStatus = v.union(v.literal("draft"), v.literal("published"), v.literal("sold"));

/** What a creator decides about a tier; everything else about it is the template's. `price` in minor units. */
export const vTierSetting = v.object({ tierType: vTierType, enabled: v.boolean(), price: v.number() });

export const vTerms = v.object({
  exclusive: v.boolean(),
  copies: v.union(v.number(), v.null()),
  streams: v.union(v.number(), v.null()),
  commercialUse: v.boolean(),
  musicVideo: v.boolean(),
  radioBroadcast: v.boolean(),
  livePerformance: v.boolean(),
  stemsIncluded: v.boolean(),
  creditRequired: v.boolean(),
});

export const vProcessing = v.object({
  state: v.union(v.literal("pending"), v.literal("ready"), v.literal("failed")),
  percent: v.number(),
  step: v.string(),
  error: v.union(v.string(), v.null()),
});

/** What the content of a master turned out to be. */
export const vAudioFacts = v.object({
  container: oneOf(AUDIO_CONTAINERS),
  durationMs: v.number(),
  sampleRate: v.number(),
  bitDepth: v.number(),
  channels: v.number(),
  sha256: v.string(),
  peaks: v.array(v.number()),
});

/** Sound files of a ZIP; bytes once unpacked. */
export const vTracks = v.array(v.object({ name: v.string(), bytes: v.number() }));

const archive = v.object({ fileId: v.id("files"), tracks: v.number() });
/** The ZIPs a beat delivers, with how many sound files each holds. */
export const vArchives = v.object({ stems: v.optional(archive), trackouts: v.optional(archive) });

/** The waveform in three bands, for drawing; as many bars each as `peaks` has. */
export const vBands = v.object({ low: v.array(v.number()), mid: v.array(v.number()), high: v.array(v.number()) });

/** What was heard in a master: suggestions with their confidence, 0 to 1, and never more than that. LUFS and dBTP. */
export const vAnalysis = v.object({
  loudness: v.union(v.number(), v.null()),
  truePeak: v.union(v.number(), v.null()),
  /** `also`: the half or the double that the tempo could be counted as. */
  tempo: v.union(v.object({ bpm: v.number(), also: v.number(), confidence: v.number() }), v.null()),
  key: v.union(v.object({ key: vKey, confidence: v.number() }), v.null()),
});

/** What a creator writes about a beat. */
export const beatWords = {
  title: v.string(),
  description: v.string(),
  genre: vGenre,
  bpm: v.union(v.number(), v.null()),
  key: v.union(vKey, v.null()),
  moods: v.array(vMood),
  tags: v.array(v.string()),
  tiers: v.array(vTierSetting),
};
export const vBeatWords = v.object(beatWords);
/** The same with the upload it is about. */
export const beatFields = { masterFileId: v.id("files"), ...beatWords };

const card = {
  beatId: v.id("beats"),
  slug: v.string(),
  title: v.string(),
  store: v.object({ slug: v.string(), name: v.string() }),
  genre: vGenre,
  bpm: v.union(v.number(), v.null()),
  key: v.union(vKey, v.null()),
  tags: v.array(v.string()),
  durationMs: v.number(),
  fromPrice: v.number(),
  currency: v.string(),
  preview: v.union(v.string(), v.null()),
  peaks: v.array(v.number()),
  publishedAt: v.number(),
  sold: v.boolean(),
};
export const vBeatCard = v.object(card);

export const vTierOffer = v.object({
  tierType: vTierType,
  name: v.string(),
  price: v.number(),
  currency: v.string(),
  files: v.array(vFileType),
  /** How many sound files the ZIPs among them hold. */
  trackCounts: v.object({ stems: v.optional(v.number()), trackouts: v.optional(v.number()) }),
  terms: vTerms,
  available: v.boolean(),
  reason: v.union(v.literal("sold"), v.literal("reserved"), v.null()),
  /** The viewer's own price, agreed on with the seller: `price` is that one, `list` everybody's; `until` in ms. */
  agreed: v.union(v.object({ list: v.number(), until: v.number() }), v.null()),
  /** Whether the seller takes offers on it from the viewer. */
  takesOffers: v.boolean(),
  /** "Buy so many, get so many free", of this tier of the store's beats. */
  deal: v.union(v.object({ buy: v.number(), get: v.number() }), v.null()),
  /** What the viewer's own licence makes of this offer: theirs already, covered by a larger one, or to be had for the difference. */
  standing: v.union(
    v.object({ kind: v.literal("owned") }),
    v.object({ kind: v.literal("covered"), by: v.string() }),
    v.object({ kind: v.literal("upgrade"), price: v.number(), from: v.string(), paid: v.number() }),
    v.null(),
  ),
});

export const vBeatPage = v.object({
  ...card,
  storeId: v.id("stores"),
  description: v.string(),
  moods: v.array(vMood),
  tiers: v.array(vTierOffer),
  /** Its sound in three bands; null for a master that nobody has listened to so closely. */
  bands: v.union(vBands, v.null()),
  /** How many people have it on their wishlist, and how many follow its maker. */
  wishes: v.number(),
  followers: v.number(),
  /** What its reviews come to. */
  rating: vRating,
});

/** A beat in its owner's list. */
export const vBeatRow = v.object({
  beatId: v.id("beats"),
  slug: v.string(),
  title: v.string(),
  status: vBeatStatus,
  release: vRelease,
  processing: vProcessing,
  genre: vGenre,
  bpm: v.union(v.number(), v.null()),
  key: v.union(vKey, v.null()),
  moods: v.array(vMood),
  tags: v.array(v.string()),
  tiers: v.array(vTierSetting),
  durationMs: v.union(v.number(), v.null()),
  peaks: v.array(v.number()),
  preview: v.union(v.string(), v.null()),
  fromPrice: v.union(v.number(), v.null()),
  currency: v.string(),
  version: v.number(),
  createdAt: v.number(),
  publishedAt: v.union(v.number(), v.null()),
});

/** Everything the edit form needs. */
export const vBeatEdit = v.object({
  ...beatFields,
  beatId: v.id("beats"),
  version: v.number(),
  slug: v.string(),
  status: vBeatStatus,
  release: vRelease,
  processing: vProcessing,
  currency: v.string(),
  masterName: v.string(),
  masterSize: v.number(),
  /** What the master turned out to be; null while nobody has looked. */
  container: v.union(oneOf(AUDIO_CONTAINERS), v.null()),
  heard: v.union(vAnalysis, v.null()),
  bands: v.union(vBands, v.null()),
  /** Its stems and trackouts, looked into or not yet. `size` in bytes. */
  archives: v.array(
    v.object({
      kind: oneOf(ARCHIVE_KINDS),
      name: v.string(),
      size: v.number(),
      state: v.union(v.literal("pending"), v.literal("ready"), v.literal("failed")),
      percent: v.number(),
      error: v.union(v.string(), v.null()),
      tracks: vTracks,
    }),
  ),
  peaks: v.array(v.number()),
  preview: v.union(v.string(), v.null()),
});
