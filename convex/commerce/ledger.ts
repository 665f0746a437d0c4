import { assertBalanced, type BookedLine, type LedgerEntry } from "../../lib/domain/ledger";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/**
 * Books a business fact once. `key` names the fact, e.g. `sale/<orderId>`; booking it again changes nothing.
 * A fact that moves no money is not booked. Returns whether something was. Throws when the entries do not add up to zero.
 */
export async function book(ctx: MutationCtx, order: Doc<"orders">, key: string, entries: LedgerEntry[]): Promise<boolean> {
  assertBalanced(entries);
  if (entries.length === 0) return false;
  if (await isBooked(ctx, key)) return false;
  const { currency } = order;
  const transactionId = await ctx.db.insert("ledgerTransactions", { key, orderId: order._id, currency });
  for (const entry of entries) await ctx.db.insert("ledgerEntries", { transactionId, ...entry, currency });
  return true;
}

/** Whether a business fact is in the book. */
export async function isBooked(ctx: QueryCtx, key: string): Promise<boolean> {
  const known = await ctx.db
    .query("ledgerTransactions")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();
  return known !== null;
}

/** Order lines as the book sees them. What was delivered and later taken back still was a sale. */
export function bookedLines(lines: Doc<"orderLines">[]): BookedLine[] {
  return lines.map(({ sellerId, amount, feeBps, outcome }) => ({ sellerId, amount, feeBps, delivered: outcome !== "refused" }));
}
