import { TIER_TEMPLATES } from "../../lib/domain/beatTiers";
import { dealOff, type DealLine } from "../../lib/domain/bulkDeals";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { Quote, QuotedLine } from "../commerce/kinds/productKind";
import { runningDeals } from "./bulkDeals";

/**
 * A quote with what the store's bulk deals make free. A price that was agreed on, and the way up from a smaller licence, are
 * prices of their own and neither count nor are given. A code comes after, off what is left.
 */
export async function withDeals(ctx: QueryCtx, quote: Quote): Promise<Quote> {
  const storeId = quote.lines[0]?.storeId;
  if (storeId === undefined || quote.lines.length < 2) return quote;
  const deals = await runningDeals(ctx, storeId);
  return { ...quote, lines: deals.reduce(withDeal, quote.lines) };
}

/** A line as deals see it. */
export function dealLine({ detail, unitAmount, discounts = [] }: QuotedLine): DealLine {
  return { key: detail.beatId, tierType: detail.tierType, amount: unitAmount, fixed: detail.kind !== "beat_license" || discounts.length > 0 };
}

function withDeal(lines: QuotedLine[], deal: Doc<"bulkDeals">): QuotedLine[] {
  const off = dealOff(deal, lines.map(dealLine));
  return lines.map((line) => {
    const amount = off.get(line.detail.beatId);
    if (amount === undefined) return line;
    const words = `Buy ${deal.buy}, get ${deal.get}: ${TIER_TEMPLATES[deal.tierType].name.toLowerCase()}`;
    return {
      ...line,
      unitAmount: line.unitAmount - amount,
      description: `${line.description}. ${words}`,
      listAmount: line.listAmount ?? line.unitAmount,
      discounts: [...(line.discounts ?? []), { kind: "deal" as const, dealId: deal._id, words, amount }],
    };
  });
}
