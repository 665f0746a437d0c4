import { TIER_TEMPLATES, TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import { tierProblemWords as words } from "@/strings/beatForm";
import { parsePrice, priceProblem, priceText } from "./price";

/** A tier while it is being edited: the price as typed. */
export interface TierDraft {
  tierType: TierType;
  enabled: boolean;
  price: string;
}
export interface TierSetting {
  tierType: TierType;
  enabled: boolean;
  /** Minor units. */
  price: number;
}

/** The tiers a new beat starts with: the usual three, at the usual prices. */
export function startingTiers(): TierDraft[] {
  return TIER_TYPES.map((tierType) => {
    const { defaultPrice } = TIER_TEMPLATES[tierType];
    return { tierType, enabled: defaultPrice !== null, price: defaultPrice === null ? "" : priceText(defaultPrice) };
  });
}

/** A saved beat's tiers as drafts; a tier it never had starts switched off. */
export function tierDrafts(saved: readonly TierSetting[]): TierDraft[] {
  return TIER_TYPES.map((tierType) => {
    const tier = saved.find((each) => each.tierType === tierType);
    // A switched-off tier without a price was never given one; an enabled one is free.
    const priced = tier !== undefined && (tier.enabled || tier.price > 0);
    return { tierType, enabled: tier?.enabled ?? false, price: priced ? priceText(tier.price) : "" };
  });
}

/** Drafts as the functions take them. A switched-off tier keeps its price, or 0 when it has none that could be charged. */
export function toTierSettings(drafts: readonly TierDraft[]): TierSetting[] {
  return drafts.map(({ tierType, enabled, price }) => ({ tierType, enabled, price: priceProblem(price) ? 0 : (parsePrice(price) ?? 0) }));
}

/** What keeps these tiers from being saved, in words; null when nothing does. */
export function tierProblem(drafts: readonly TierDraft[]): string | null {
  const sold = drafts.filter(({ enabled }) => enabled);
  if (sold.length === 0) return words.none;
  return sold.some(({ price }) => priceProblem(price)) ? words.price : null;
}
