import type { TierType } from "./beatTiers";
import { assertMinorUnits } from "./money";

export const DEAL_BOUNDS = { buy: { min: 1, max: 10 }, get: { min: 1, max: 5 } } as const;

/** "Buy `buy`, get `get`": of so many licences of one tier, the cheapest `get` cost nothing. */
export type BulkDeal = { tierType: TierType; buy: number; get: number };

/** A line as a deal sees it: `amount` in minor units; `key` names it; `fixed` has a price of its own, which takes no deal. */
export type DealLine = { key: string; tierType: TierType; amount: number; fixed: boolean };

function qualifying({ tierType }: BulkDeal, lines: readonly DealLine[]): DealLine[] {
  return lines
    .filter((line) => line.tierType === tierType && !line.fixed && line.amount > 0)
    .sort((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1));
}

/**
 * What a deal takes off each line, by key, minor units. Lines are grouped from the dearest down, and in each whole group of
 * `buy + get` the cheapest `get` are free: the same whatever the order of the lines, and never less for a line more.
 */
export function dealOff(deal: BulkDeal, lines: readonly DealLine[]): Map<string, number> {
  for (const { amount } of lines) assertMinorUnits(amount);
  const group = deal.buy + deal.get;
  const counted = qualifying(deal, lines);
  const whole = counted.length - (counted.length % group);
  return new Map(counted.slice(0, whole).flatMap(({ key, amount }, at) => (at % group < deal.buy ? [] : [[key, amount] as const])));
}

/** How many more qualifying licences make the next group whole: all of one where there is none yet. */
export function missingFor(deal: BulkDeal, lines: readonly DealLine[]): number {
  const group = deal.buy + deal.get;
  return group - (qualifying(deal, lines).length % group);
}
