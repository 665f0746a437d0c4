import { isHigherTier, TIER_TEMPLATES, TIER_TYPES, termsOf, type TierType } from "@/lib/domain/beatTiers";
import { termLines } from "@/lib/domain/licenseTerms";
import { tierColumnWords as words } from "@/strings/pages";
import { tierNames } from "@/strings/taxonomy";

/** A beat with every kind of file: what its tiers give is what tiers can give. */
const WHOLE_BEAT = { master: "wav", mp3: true, stems: true, trackouts: true } as const;

export type TierColumn = { tier: TierType; name: string; copies: number | null; streams: number | null; lines: { label: string; value: string; granted: boolean }[] };

/** The licences from the smallest to the largest, in the words of their own contracts: nothing here is written twice. */
export function tierColumns(): TierColumn[] {
  const smallestFirst = [...TIER_TYPES].sort((a, b) => (isHigherTier(a, b) ? 1 : -1));
  return smallestFirst.map((tier) => {
    const { copies, streams, files } = TIER_TEMPLATES[tier];
    const has = { label: words.files, value: files.map((file) => words.fileNames[file]).join(", "), granted: true };
    return { tier, name: tierNames[tier], copies, streams, lines: [has, ...termLines(termsOf(tier, WHOLE_BEAT))] };
  });
}
