import type { LicenseSnapshot } from "./licenseSnapshot";

type Agreed = Pick<LicenseSnapshot, "terms" | "producer">;

/** What a licence is asked about, in the order in which people ask. */
export const USAGES = ["streams", "copies", "commercial", "video", "live", "broadcast", "stems", "alone"] as const;
export type Usage = (typeof USAGES)[number];

/** Whether a licence grants a use, and up to how many; `limit` is `null` where there is none. */
export interface UsageRight {
  usage: Usage;
  granted: boolean;
  limit: number | null;
}

/** What may be done with a licence, by what was agreed when it was granted, whatever its tier says today. */
export function usageRights({ terms }: Agreed): UsageRight[] {
  const { streams, copies, commercialUse, musicVideo, livePerformance, radioBroadcast, stemsIncluded, exclusive } = terms;
  const right = (usage: Usage, granted: boolean, limit: number | null = null) => ({ usage, granted, limit });
  return [
    right("streams", streams !== 0, streams),
    right("copies", copies !== 0, copies),
    right("commercial", commercialUse),
    right("video", musicVideo),
    right("live", livePerformance),
    right("broadcast", radioBroadcast),
    right("stems", stemsIncluded),
    right("alone", exclusive),
  ];
}

/** How the producer is to be named, in the contract's own words. */
export function creditLine({ producer }: Agreed): string {
  return `Prod. by ${producer.name}`;
}
