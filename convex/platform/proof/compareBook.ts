import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { Fold } from "./fold";
import { bookedFor } from "./visitOrder";

/** Ledger transactions looked at in one transaction of ours. */
const PAGE = 50;

/**
 * Goes through the whole book, a page at a time in the order of its keys, and compares each order once: at the first of its keys.
 * Keys never change and are unique, so nothing is skipped and nothing comes twice however much is booked meanwhile.
 */
export async function compareBook(ctx: MutationCtx, { proofId, after }: { proofId: Id<"proofs">; after: string }): Promise<void> {
  const proof = await ctx.db.get(proofId);
  if (proof?.state !== "comparing") return;
  const page = await ctx.db
    .query("ledgerTransactions")
    .withIndex("by_key", (q) => q.gt("key", after))
    .take(PAGE);
  const fold = new Fold(ctx, proof);
  for (const { key, orderId } of page) {
    const order = await ctx.db.get(orderId);
    if (order === null) continue;
    const [first] = await bookedFor(ctx, order);
    if (first?.key === key) await fold.order(order);
  }
  await fold.write();
  const last = page.at(-1);
  const next = internal.platform.proofs;
  if (page.length === PAGE && last !== undefined) await ctx.scheduler.runAfter(0, next.compareBook, { proofId, after: last.key });
  else await ctx.scheduler.runAfter(0, next.compareStripe, { proofId, after: "" });
}
