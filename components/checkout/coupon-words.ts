import type { TierType } from "@/lib/domain/beatTiers";
import type { Discount } from "@/lib/domain/discounts";
import { coupons } from "@/strings/checkout";
import { tierNames } from "@/strings/taxonomy";
import { priceWords } from "../beats/price";

/** "20% off", "$5 off". */
export function offWords(discount: Discount, currency: string): string {
  return discount.kind === "percent" ? coupons.percentOff(discount.percent) : coupons.amountOff(priceWords(discount.amount, currency));
}

/** What a coupon gives, in a line: "20% off, for basic lease and premium lease, from $50". */
export function couponWords({ discount, tiers, minAmount, currency }: { discount: Discount; tiers: readonly TierType[] | null; minAmount: number; currency: string }): string {
  const names = tiers?.map((tier) => tierNames[tier]) ?? [];
  return [offWords(discount, currency), names.length > 0 && coupons.forTiers(names), minAmount > 0 && coupons.from(priceWords(minAmount, currency))].filter(Boolean).join(", ");
}
