import { TableAggregate } from "@convex-dev/aggregate";
import { MINUTE, RateLimiter } from "@convex-dev/rate-limiter";
import { paginationOptsValidator, type FunctionHandle } from "convex/server";
import { v } from "convex/values";
import { components, internal } from "./_generated/api";
import type { DataModel } from "./_generated/dataModel";
import { internalMutation, mutation, query } from "./_generated/server";

const ranking = new TableAggregate<{ Key: number; DataModel: DataModel; TableName: "entries" }>(components.ranking, { sortKey: ({ points }) => -points });
const limiter = new RateLimiter(components.rateLimiter, { join: { kind: "fixed window", rate: 2, period: 60 * MINUTE, start: 0 } });

export const join = mutation({
  args: { player: v.string(), points: v.number() },
  returns: v.object({ accepted: v.boolean(), entries: v.number() }),
  handler: async (ctx, entry) => {
    const { ok } = await limiter.limit(ctx, "join", { key: entry.player });
    if (ok) {
      const inserted = await ctx.db.get("entries", await ctx.db.insert("entries", entry));
      if (inserted !== null) await ranking.insert(ctx, inserted);
    }
    return { accepted: ok, entries: await ranking.count(ctx) };
  },
});

export const standing = query({
  args: { player: v.string() },
  returns: v.object({ entries: v.number(), place: v.union(v.number(), v.null()) }),
  handler: async (ctx, { player }) => {
    const own = await ctx.db.query("entries").withIndex("by_player", (q) => q.eq("player", player)).collect();
    const best = Math.max(...own.map(({ points }) => points));
    return { entries: await ranking.count(ctx), place: own.length === 0 ? null : await ranking.indexOf(ctx, -best) };
  },
});

export const page = query({
  args: { paginationOpts: paginationOptsValidator },
  returns: v.object({ page: v.array(v.string()), isDone: v.boolean(), continueCursor: v.string() }),
  handler: async (ctx, { paginationOpts }) => {
    const { page: rows, isDone, continueCursor } = await ctx.db.query("entries").withIndex("by_points").order("desc").paginate(paginationOpts);
    return { page: rows.map(({ player }) => player), isDone, continueCursor };
  },
});

export const close = mutation({
  args: { winners: v.number(), pay: v.string(), label: v.string() },
  returns: v.string(),
  handler: async (ctx, args): Promise<string> => ctx.scheduler.runAfter(0, internal.entries.payOut, args),
});

/** Schedules one call of the given function for each winner: one that fails takes none of the others back. */
export const payOut = internalMutation({
  args: { winners: v.number(), pay: v.string(), label: v.string() },
  returns: v.null(),
  handler: async (ctx, { winners, pay, label }) => {
    const payment = pay as FunctionHandle<"mutation", { player: string; season: string; points: number }>;
    for (const { player, points } of await ctx.db.query("entries").withIndex("by_points").order("desc").take(winners)) {
      await ctx.scheduler.runAfter(0, payment, { player, season: label, points });
    }
    return null;
  },
});

export const jobs = query({
  args: {},
  returns: v.array(v.string()),
  handler: async (ctx) => (await ctx.db.system.query("_scheduled_functions").take(100)).map(({ state }) => state.kind),
});
