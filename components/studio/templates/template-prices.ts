import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { formatMoney } from "@/lib/domain/money";
import { templates as words } from "@/strings/templates";
import { tierNames } from "@/strings/taxonomy";

export type TierTemplate = FunctionReturnType<typeof api.beats.templates.mine>[number];

/** What a template sells and for how much, in a line. */
export function templatePrices({ tiers }: Pick<TierTemplate, "tiers">): string {
  return tiers
    .filter(({ enabled }) => enabled)
    .map(({ tierType, price }) => `${tierNames[tierType]} ${price === 0 ? words.free : formatMoney(price, "usd")}`)
    .join(", ");
}
