import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { resolveIncident } from "../incidents";
import { raise } from "../reconcile/raise";
import { finishProof } from "./finishProof";
import { latestVerdict } from "./latestProof";

const PAGE = 50;
const KEPT_MS = 40 * 24 * 60 * 60_000;

/** Draws the line under each account: an incident where it differs, and none where it is equal again. */
export async function closeAccounts(ctx: MutationCtx, { proofId, after }: { proofId: Id<"proofs">; after: number }): Promise<void> {
  const proof = await ctx.db.get(proofId);
  if (proof?.state !== "comparing") return;
  const page = await ctx.db
    .query("proofAccounts")
    .withIndex("by_proof_created", (q) => q.eq("proofId", proofId).gt("_creationTime", after))
    .take(PAGE);
  const previous = await latestVerdict(ctx, proof._creationTime);
  for (const account of page) {
    await ctx.db.patch(account._id, { aboveZeroSince: await aboveZeroSince(ctx, account, proof, previous) });
    await judge(ctx, account);
  }
  await dropOld(ctx);
  const last = page.at(-1);
  if (page.length === PAGE && last !== undefined) await ctx.scheduler.runAfter(0, internal.platform.proofs.closeAccounts, { proofId, after: last._creationTime });
  else await finishProof(ctx, proof);
}

async function judge(ctx: MutationCtx, row: Doc<"proofAccounts">): Promise<void> {
  const { account, currency, expected, actual, mismatched } = row;
  const key = `proof_mismatch/${account}/${currency}`;
  if (mismatched === 0) {
    await resolveIncident(ctx, key, "The account equals what Stripe moved again.");
    return;
  }
  const message = `${account} holds ${actual} ${currency} in the book and ${expected} by what Stripe moved; ${mismatched} order(s) differ.`;
  const detail = { expected, actual, difference: actual - expected, transactions: row.transactions.join(", ") };
  await raise(ctx, { key, kind: "proof_mismatch", subject: `account:${account}`, message, detail });
}

async function aboveZeroSince(ctx: MutationCtx, row: Doc<"proofAccounts">, proof: Doc<"proofs">, previous: Doc<"proofs"> | null): Promise<number | null> {
  if (row.actual <= 0) return null;
  const before =
    previous === null
      ? null
      : await ctx.db
          .query("proofAccounts")
          .withIndex("by_proof", (q) => q.eq("proofId", previous._id).eq("account", row.account).eq("currency", row.currency))
          .unique();
  return before?.aboveZeroSince ?? proof.cut * 1000;
}

/** The verdicts stay; what each account held is of use for a few weeks. Drops faster than is added. */
async function dropOld(ctx: MutationCtx): Promise<void> {
  const old = await ctx.db
    .query("proofAccounts")
    .withIndex("by_creation_time", (q) => q.lt("_creationTime", Date.now() - KEPT_MS))
    .take(2 * PAGE);
  for (const row of old) await ctx.db.delete(row._id);
}
