import { dayOf } from "../../../lib/domain/periods";
import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { rolledThrough, rollupRow } from "./rolledThrough";

/** Entries per transaction: each may touch a row of its own. */
const BATCH = 200;

/**
 * How old an entry must be, ms. Times of creation are given when a transaction begins, and it may commit after one that began
 * later: what is a minute old is complete.
 */
const SETTLED_AFTER_MS = 60_000;

/**
 * Adds the next entries to the sums of their days. The lists of balances read those and the few entries that are newer, so
 * the purchase itself writes no row that two purchases share.
 */
export async function rollUp(ctx: MutationCtx): Promise<void> {
  const through = await rolledThrough(ctx);
  const entries = await ctx.db
    .query("ledgerEntries")
    .withIndex("by_creation_time", (q) => q.gt("_creationTime", through).lte("_creationTime", Date.now() - SETTLED_AFTER_MS))
    .take(BATCH);
  const whole = entries.length === BATCH ? withoutLastMoment(entries) : entries;
  const last = whole.at(-1);
  if (last === undefined) return;
  for (const entry of whole) await add(ctx, entry);
  const row = await rollupRow(ctx);
  if (row === null) await ctx.db.insert("ledgerRollup", { through: last._creationTime });
  else await ctx.db.patch(row._id, { through: last._creationTime });
  if (entries.length === BATCH) await ctx.scheduler.runAfter(0, internal.commerce.balances.rollUp, {});
}

/** The mark is a moment, so a batch must not end between two entries of one. A transaction has fewer entries than a batch. */
function withoutLastMoment(entries: Doc<"ledgerEntries">[]): Doc<"ledgerEntries">[] {
  const end = entries.at(-1)?._creationTime;
  return entries.filter(({ _creationTime }) => _creationTime !== end);
}

async function add(ctx: MutationCtx, { account, currency, amount, _creationTime }: Doc<"ledgerEntries">): Promise<void> {
  const day = dayOf(_creationTime);
  const latest = await ctx.db
    .query("ledgerDays")
    .withIndex("by_account", (q) => q.eq("account", account).eq("currency", currency))
    .order("desc")
    .first();
  if (latest?.day === day) await ctx.db.patch(latest._id, { change: latest.change + amount, closing: latest.closing + amount });
  else await ctx.db.insert("ledgerDays", { account, currency, day, change: amount, closing: (latest?.closing ?? 0) + amount });
}
