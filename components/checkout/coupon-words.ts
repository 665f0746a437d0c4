import { type TierType, TIER_TEMPLATES } from "@/lib/domain/beatTiers";
import type { Discount } from "@/lib/domain/discounts";
import { priceWords } from "../beats/price";

/** "20% off", "$5 off". */
export function offWords(discount: Discount, currency: string): string {
  return discount.kind === "percent" ? `${discount.percent}% off` : `${priceWords(discount.amount, currency)} off`;
}

/** What a coupon gives, in a line: "20% off, for basic lease and premium lease, from $50". */
export function couponWords({ discount, tiers, minAmount, currency }: { discount: Discount; tiers: readonly TierType[] | null; minAmount: number; currency: string }): string {
  const names = tiers?.map((tier) => TIER_TEMPLATES[tier].name.toLowerCase()).join(" and ");
  return [offWords(discount, currency), names && `for ${names}`, minAmount > 0 && `from ${priceWords(minAmount, currency)}`].filter(Boolean).join(", ");
}
