import { sellerAccount } from "../../lib/domain/ledger";
import { DIRECT } from "../../lib/domain/attribution";
import { allocate, splitFee } from "../../lib/domain/money";
import { WEIGHTS } from "../../lib/domain/popularity";
import type { Fact } from "../../lib/domain/storeFigures";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import { linesOf } from "../commerce/orderLines";

/** A fact of a store, with what it means for its beat's popularity. */
export type StoreFact = Fact & { storeId: Id<"stores">; at: number; popularity: { beatId: Id<"beats">; weight: number; at: number; plays: number; sales: number } | null };

/** What a visit or a play counts for. */
export function factOfSignal({ kind, storeId, beatId, source, firstInStore, firstOnBeat, _creationTime: at }: Doc<"signals">): StoreFact {
  const [things, people] = kind === "visit" ? (["visits", "visitors"] as const) : (["plays", "listeners"] as const);
  return {
    storeId,
    at,
    beat: beatId,
    tier: null,
    source,
    delta: { [things]: 1, [people]: firstInStore ? 1 : 0 },
    ofBeat: { [things]: 1, [people]: firstOnBeat ? 1 : 0 },
    popularity: kind === "play" && beatId !== null ? { beatId, weight: WEIGHTS.play, at, plays: 1, sales: 0 } : null,
  };
}

/** A line as it was ordered: a licence taken to a checkout, and where it cost nothing, one that is sold. */
export async function factOfLine(ctx: QueryCtx, line: Doc<"orderLines">): Promise<StoreFact> {
  const order = await orderOf(ctx, line.orderId);
  const claimed = order.sessionId?.startsWith("free_") === true;
  const at = line._creationTime;
  const { beatId } = line.detail;
  return {
    ...about(line, order),
    at,
    delta: { checkouts: line.quantity, sales: claimed ? line.quantity : 0 },
    popularity: claimed ? { beatId, weight: WEIGHTS.claim, at, plays: 0, sales: line.quantity } : null,
  };
}

/**
 * What an entry of a seller's account means, line by line: their part of a sale, or of a fee, refund or dispute after it.
 * A refund takes of a sale's popularity what it takes of the money, as of when the sale was.
 */
export async function factsOfEntry(ctx: QueryCtx, entry: Doc<"ledgerEntries">): Promise<StoreFact[]> {
  if (!entry.account.startsWith(sellerAccount(""))) return [];
  const transaction = (await ctx.db.get(entry.transactionId)) ?? fail("internal", "An entry is of a transaction that is gone.");
  const order = await orderOf(ctx, transaction.orderId);
  const lines = (await linesOf(ctx, order._id)).filter((line) => line.outcome !== "refused" && sellerAccount(line.sellerId) === entry.account);
  if (lines.length === 0) return [];
  const [what] = transaction.key.split("/");
  const parts = allocate(entry.amount, lines.map(({ amount }) => amount));
  return lines.map((line, index) => {
    const net = parts[index] ?? 0;
    const { share } = splitFee(line.amount, line.feeBps);
    const sales = what === "sale" ? line.quantity : 0;
    const weight = what === "fee" || share === 0 ? 0 : WEIGHTS.sale * line.quantity * (net / share);
    return {
      ...about(line, order),
      at: entry._creationTime,
      delta: { sales, net: { [entry.currency]: net } },
      popularity: { beatId: line.detail.beatId, weight, at: order.paidAt ?? entry._creationTime, plays: 0, sales },
    };
  });
}

function about({ storeId, detail }: Doc<"orderLines">, { source }: Doc<"orders">) {
  return { storeId, beat: detail.beatId, tier: detail.tierType, source: source ?? DIRECT };
}

async function orderOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<Doc<"orders">> {
  return (await ctx.db.get(orderId)) ?? fail("internal", "A line or an entry is of an order that is gone.");
}
