/** The licences that a beat can be sold under. */
export const TIER_TYPES = ["basic", "premium", "exclusive", "unlimited"] as const;
export type TierType = (typeof TIER_TYPES)[number];
