import type { MasterContainer } from "./limits";
import type { TierType } from "./tierTypes";

export { TIER_TYPES, type TierType } from "./tierTypes";

/** Kinds of file a licence can deliver. The lossless master goes by its own container's name. */
export const FILE_TYPES = ["mp3", "wav", "aiff", "flac", "stems", "trackouts"] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** Files that are a ZIP of many. */
export const ARCHIVE_KINDS = ["stems", "trackouts"] as const;
export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];

/** What a tier promises, before anybody knows which files a beat has. `null` limits mean without limit. */
export type TierTemplate = {
  name: string;
  /** Cents a new beat's form starts with; `null` where the seller must choose. */
  defaultPrice: number | null;
  exclusive: boolean;
  copies: number | null;
  streams: number | null;
  commercialUse: boolean;
  musicVideo: boolean;
  radioBroadcast: boolean;
  creditRequired: boolean;
  /** Every class of file the tier covers; a beat delivers those it has. */
  files: readonly ("mp3" | "master" | "stems" | "trackouts")[];
};

const EVERY_FILE = ["mp3", "master", "stems", "trackouts"] as const;

export const TIER_TEMPLATES: Record<TierType, TierTemplate> = {
  basic: {
    name: "Basic lease",
    defaultPrice: 2_500,
    exclusive: false,
    copies: 5_000,
    streams: 100_000,
    commercialUse: true,
    musicVideo: true,
    radioBroadcast: true,
    creditRequired: true,
    files: ["mp3", "master"],
  },
  premium: {
    name: "Premium lease",
    defaultPrice: 7_500,
    exclusive: false,
    copies: 50_000,
    streams: 1_000_000,
    commercialUse: true,
    musicVideo: true,
    radioBroadcast: true,
    creditRequired: true,
    files: ["mp3", "master", "stems"],
  },
  exclusive: {
    name: "Exclusive rights",
    defaultPrice: 50_000,
    exclusive: true,
    copies: null,
    streams: null,
    commercialUse: true,
    musicVideo: true,
    radioBroadcast: true,
    creditRequired: false,
    files: EVERY_FILE,
  },
  unlimited: {
    name: "Unlimited lease",
    defaultPrice: null,
    exclusive: false,
    copies: null,
    streams: null,
    commercialUse: true,
    musicVideo: true,
    radioBroadcast: true,
    creditRequired: true,
    files: EVERY_FILE,
  },
};

/** How much a tier grants: a higher one grants everything a lower one does, and more. */
const TIER_RANK: Record<TierType, number> = { basic: 0, premium: 1, unlimited: 2, exclusive: 3 };

/** True when `tier` grants strictly more than `than`. */
export function isHigherTier(tier: TierType, than: TierType): boolean {
  return TIER_RANK[tier] > TIER_RANK[than];
}

/** Terms as a licence carries them: what the beat page shows, the contract prints and the hash covers. */
export type TierTerms = {
  exclusive: boolean;
  copies: number | null;
  streams: number | null;
  commercialUse: boolean;
  musicVideo: boolean;
  radioBroadcast: boolean;
  livePerformance: boolean;
  stemsIncluded: boolean;
  creditRequired: boolean;
};

/** Which classes of file a beat really has. */
export type BeatAssets = { master: MasterContainer | null; mp3: boolean; stems: boolean; trackouts: boolean };

/** The files a tier delivers for a beat with these assets, in the order people read them. Nothing is promised that is not there. */
export function filesOf(tier: TierType, assets: BeatAssets): FileType[] {
  const files: FileType[] = [];
  for (const file of TIER_TEMPLATES[tier].files) {
    if (file === "master") {
      if (assets.master !== null) files.push(assets.master);
    } else if (assets[file]) {
      files.push(file);
    }
  }
  return files;
}

/** A tier's terms for a beat with these assets. */
export function termsOf(tier: TierType, assets: BeatAssets): TierTerms {
  const template = TIER_TEMPLATES[tier];
  return {
    exclusive: template.exclusive,
    copies: template.copies,
    streams: template.streams,
    commercialUse: template.commercialUse,
    musicVideo: template.musicVideo,
    radioBroadcast: template.radioBroadcast,
    livePerformance: true,
    stemsIncluded: filesOf(tier, assets).includes("stems"),
    creditRequired: template.creditRequired,
  };
}
