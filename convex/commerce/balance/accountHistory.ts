import { dayOf } from "../../../lib/domain/periods";
import type { QueryCtx } from "../../_generated/server";
import { rolledThrough } from "./rolledThrough";

/** Entries that are not rolled up yet: those of the last minutes. */
const MAX_FRESH = 2_000;
/** Most days that are looked at. */
const MAX_DAYS = 366;

type Account = { account: string; currency: string };
type Point = { day: number; change: number; closing: number };

/** What an account holds now and what each day since `since` (ms) brought, from the sums of days and the entries after them. */
export async function accountHistory(ctx: QueryCtx, { account, currency }: Account, since: number): Promise<{ balance: number; opening: number; days: Point[] }> {
  const first = dayOf(since);
  const rolled = await ctx.db
    .query("ledgerDays")
    .withIndex("by_account", (q) => q.eq("account", account).eq("currency", currency).gte("day", first))
    .take(MAX_DAYS);
  const before = await ctx.db
    .query("ledgerDays")
    .withIndex("by_account", (q) => q.eq("account", account).eq("currency", currency).lt("day", first))
    .order("desc")
    .first();
  const opening = before?.closing ?? 0;
  const days: Point[] = rolled.map(({ day, change, closing }) => ({ day, change, closing }));
  for (const { amount, _creationTime } of await fresh(ctx, { account, currency })) {
    const last = days.at(-1);
    const closing = (last?.closing ?? opening) + amount;
    const day = dayOf(_creationTime);
    if (last?.day === day) days[days.length - 1] = { day, change: last.change + amount, closing };
    else days.push({ day, change: amount, closing });
  }
  return { balance: days.at(-1)?.closing ?? opening, opening, days };
}

async function fresh(ctx: QueryCtx, { account, currency }: Account) {
  const through = await rolledThrough(ctx);
  return await ctx.db
    .query("ledgerEntries")
    .withIndex("by_account", (q) => q.eq("account", account).eq("currency", currency).gt("_creationTime", through))
    .take(MAX_FRESH);
}
