import { TableAggregate } from "@convex-dev/aggregate";
import { MINUTE, RateLimiter } from "@convex-dev/rate-limiter";
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { components } from "./_generated/api";
import type { DataModel } from "./_generated/dataModel";
import { mutation, query } from "./_generated/server";

/** One tree over all plays, and one for each player, in two instances of the same component. */
const byScore = new TableAggregate<{ Key: number; DataModel: DataModel; TableName: "plays" }>(components.byScore, { sortKey: ({ score }) => -score, sumValue: ({ score }) => score });
const byPlayer = new TableAggregate<{ Namespace: string; Key: number; DataModel: DataModel; TableName: "plays" }>(components.byPlayer, { namespace: ({ player }) => player, sortKey: ({ score }) => -score });

const limiter = new RateLimiter(components.rateLimiter, { play: { kind: "token bucket", rate: 3, period: 60 * MINUTE, capacity: 3 } });
export const { getRateLimit, getServerTime } = limiter.hookAPI("play", { key: async () => "shown" });

export const play = mutation({
  args: { player: v.string(), game: v.string(), score: v.number(), limited: v.optional(v.boolean()) },
  handler: async (ctx, { limited = false, ...row }) => {
    if (limited) await limiter.limit(ctx, "play", { key: row.player, throws: true });
    const id = await ctx.db.insert("plays", row);
    const inserted = await ctx.db.get("plays", id);
    if (inserted === null) throw new Error("A play was not inserted");
    await byScore.insert(ctx, inserted);
    await byPlayer.insert(ctx, inserted);
    return id;
  },
});

export const forget = mutation({
  args: { id: v.id("plays") },
  handler: async (ctx, { id }) => {
    const old = await ctx.db.get("plays", id);
    if (old === null) return;
    await ctx.db.delete("plays", id);
    await byScore.delete(ctx, old);
    await byPlayer.delete(ctx, old);
  },
});

/** What both trees say, and the best of a player by the place that the first tree gives. */
export const board = query({
  args: { player: v.string(), top: v.number() },
  handler: async (ctx, { player, top }) => {
    const { page } = await byScore.paginate(ctx, { pageSize: top });
    const best = await byPlayer.min(ctx, { namespace: player });
    return {
      plays: await byScore.count(ctx),
      points: await byScore.sum(ctx),
      top: await Promise.all(page.map(async ({ id }) => (await ctx.db.get("plays", id))?.player)),
      own: await byPlayer.count(ctx, { namespace: player }),
      best: best === null ? null : -best.key,
    };
  },
});

export const ofGame = query({
  args: { game: v.string(), paginationOpts: paginationOptsValidator },
  handler: (ctx, { game, paginationOpts }) =>
    ctx.db
      .query("plays")
      .withIndex("by_game", (q) => q.eq("game", game))
      .order("desc")
      .paginate(paginationOpts),
});
