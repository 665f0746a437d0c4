import type { Infer } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { askForPage } from "./askForPage";
import type { vBalancePage, vBalanceTransaction } from "./validators";

type Page = Infer<typeof vBalancePage>;
type Args = { proofId: Id<"proofs">; since: number; after: string | null };

/** Keeps a page of what Stripe moved and asks for the next; after the last one the book is compared. */
export async function applyProofPage(ctx: MutationCtx, { proofId, since, after }: Args, page: Page): Promise<void> {
  const proof = (await ctx.db.get(proofId)) ?? fail("not_found", "There is no such proof.");
  // Given up meanwhile: what was read is kept all the same, it is true.
  const going = proof.state === "reading";
  let added = 0;
  for (const transaction of page.transactions) added += Number(await keep(ctx, transaction));
  if (!going) return;
  const last = page.transactions.at(-1);
  const more = page.hasMore && last !== undefined;
  await ctx.db.patch(proofId, {
    transactions: proof.transactions + added,
    ...(after === null ? beginning(page) : {}),
    ...(more ? {} : { state: "comparing" as const, readAt: Date.now() }),
  });
  if (more) await askForPage(ctx, proofId, since, last.id);
  else await ctx.scheduler.runAfter(0, internal.platform.proofs.compareBook, { proofId, after: "" });
}

/** Keeps a transaction, once. Returns whether it is new. */
async function keep(ctx: MutationCtx, { id, ...transaction }: Infer<typeof vBalanceTransaction>): Promise<boolean> {
  for (const amount of [transaction.amount, transaction.fee, transaction.net]) {
    if (!Number.isSafeInteger(amount)) fail("invalid_request", `The transaction ${id} is not in whole minor units.`);
  }
  const known = await ctx.db
    .query("stripeTransactions")
    .withIndex("by_txn", (q) => q.eq("txnId", id))
    .unique();
  if (known !== null) return false;
  await ctx.db.insert("stripeTransactions", { txnId: id, ...transaction });
  return true;
}

/** What the first page says of the whole. The list was read after the balance, so what stands before `headId` came between. */
function beginning({ transactions, hasMore, balance }: Page): Pick<Doc<"proofs">, "balances" | "newer"> {
  if (balance === null) return { balances: [], newer: null };
  const head = transactions.findIndex(({ id }) => id === balance.headId);
  const newer = head >= 0 ? transactions.slice(0, head) : hasMore ? null : transactions;
  return {
    balances: balance.amounts.map(({ currency, amount }) => ({ currency, stripe: amount, mirrored: 0, equal: null })),
    newer: newer === null ? null : newer.map(({ currency, net }) => ({ currency, net })),
  };
}
