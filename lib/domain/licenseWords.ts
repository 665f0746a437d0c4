import type { TierTerms } from "./beatTiers";
import type { TermLine } from "./licenseSnapshot";

/** A limit in words: `Up to 5,000`, or `Unlimited`. */
export function limitInWords(limit: number | null): string {
  return limit === null ? "Unlimited" : `Up to ${limit.toLocaleString("en-US")}`;
}

/** A tier's terms in the words of its contract, for comparing tiers before one is bought. */
export function termLines(terms: TierTerms): TermLine[] {
  return [
    { label: "Copies and downloads", value: limitInWords(terms.copies), granted: true },
    { label: "Audio and video streams", value: limitInWords(terms.streams), granted: true },
    yesNo("Commercial use", terms.commercialUse),
    yesNo("Music video", terms.musicVideo),
    yesNo("Radio and television", terms.radioBroadcast),
    yesNo("Live performance", terms.livePerformance),
    yesNo("Stems", terms.stemsIncluded),
    { label: "Producer credit", value: terms.creditRequired ? "Required" : "Optional", granted: true },
    { label: "Exclusivity", value: terms.exclusive ? "No further licences will be sold" : "Others may license it too", granted: terms.exclusive },
  ];
}

function yesNo(label: string, granted: boolean): TermLine {
  return { label, value: granted ? "Yes" : "No", granted };
}
