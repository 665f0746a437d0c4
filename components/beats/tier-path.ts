import type { TierType } from "@/lib/domain/beatTiers";

/** The id of a tier's card on its beat's page. */
export function tierCardId(tierType: TierType): string {
  return `tier-${tierType}`;
}

/** A beat's page at one of its tiers: where somebody comes back to who had to sign in first. */
export function tierPath(slug: string, tierType: TierType, coupon = ""): string {
  return `/beats/${slug}?tier=${tierType}${coupon === "" ? "" : `&coupon=${encodeURIComponent(coupon)}`}#${tierCardId(tierType)}`;
}
