import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { resolveIncident } from "../incidents";
import { raise } from "../reconcile/raise";
import { orderOf } from "./compareStripe";

const BATCH = 100;

/** Compares the whole with what lies at Stripe, and pronounces. */
export async function finishProof(ctx: MutationCtx, proof: Doc<"proofs">): Promise<void> {
  const balances = proof.balances.map((balance) => ({ ...balance, equal: agrees(balance, proof.newer) }));
  for (const balance of balances) await judge(ctx, balance);
  await closeExplained(ctx);
  await resolveIncident(ctx, "proof_unfinished", "A later proof came to an end.");
  const different = proof.mismatched > 0 || proof.orphans > 0 || balances.some(({ equal }) => equal === false);
  await ctx.db.patch(proof._id, { balances, state: different ? "different" : "equal", finishedAt: Date.now() });
}

/**
 * Whether the balance is the sum of its transactions. It was read a moment before the list: some of those added in between may
 * already be in it, in the order in which they came.
 */
function agrees({ currency, stripe, mirrored }: Doc<"proofs">["balances"][number], newer: Doc<"proofs">["newer"]): boolean | null {
  if (newer === null) return null;
  let sum = mirrored;
  if (sum === stripe) return true;
  for (const added of newer) {
    if (added.currency !== currency) continue;
    sum -= added.net;
    if (sum === stripe) return true;
  }
  return false;
}

async function judge(ctx: MutationCtx, { currency, stripe, mirrored, equal }: Doc<"proofs">["balances"][number]): Promise<void> {
  const key = `proof_balance/${currency}`;
  if (equal === null) return;
  if (equal) {
    await resolveIncident(ctx, key, "The balance is the sum of its transactions again.");
    return;
  }
  const message = `${stripe} ${currency} lie at Stripe; its transactions add up to ${mirrored}.`;
  await raise(ctx, { key, kind: "proof_balance", subject: "stripe:balance", message, detail: { stripe, mirrored, difference: stripe - mirrored } });
}

/** A transaction whose order has turned up needs nobody any more: it was compared with it. */
async function closeExplained(ctx: MutationCtx): Promise<void> {
  const open = await ctx.db
    .query("incidents")
    .withIndex("by_kind", (q) => q.eq("kind", "proof_orphan").eq("state", "open"))
    .take(BATCH);
  for (const { key } of open) {
    const transaction = await ctx.db
      .query("stripeTransactions")
      .withIndex("by_txn", (q) => q.eq("txnId", key.slice("proof_orphan/".length)))
      .unique();
    if (transaction !== null && (await orderOf(ctx, transaction)) !== null) await resolveIncident(ctx, key, "Its order knows it now.");
  }
}
