import { createFunctionHandle } from "convex/server";
import { v } from "convex/values";
import { components, internal } from "./_generated/api";
import { action, internalMutation, mutation, query } from "./_generated/server";

const which = v.union(v.literal("weekly"), v.literal("monthly"));

export const join = mutation({
  args: { which, player: v.string(), points: v.number() },
  handler: (ctx, { which: season, ...entry }): Promise<{ accepted: boolean; entries: number }> => ctx.runMutation(components[season].entries.join, entry),
});

export const standing = query({
  args: { which, player: v.string() },
  handler: (ctx, { which: season, player }): Promise<{ entries: number; place: number | null }> => ctx.runQuery(components[season].entries.standing, { player }),
});

export const page = query({
  args: { which, cursor: v.union(v.string(), v.null()), numItems: v.number() },
  handler: async (ctx, { which: season, ...paginationOpts }): Promise<{ page: string[]; isDone: boolean; continueCursor: string }> => ctx.runQuery(components[season].entries.page, { paginationOpts }),
});

/** Ends a season: the component pays its winners out through a function of this app that it does not know. */
export const close = mutation({
  args: { which, winners: v.number() },
  handler: async (ctx, { which: season, winners }): Promise<string> =>
    ctx.runMutation(components[season].entries.close, { winners, pay: await createFunctionHandle(internal.seasons.pay), label: season }),
});

export const pay = internalMutation({
  args: { player: v.string(), season: v.string(), points: v.number() },
  handler: async (ctx, { player, ...prize }) => {
    if (player === "cheat") throw new Error("nothing for cheats");
    await ctx.db.insert("prizes", { player, ...prize });
  },
});

export const prizes = query({
  args: { season: v.string() },
  handler: async (ctx, { season }) => (await ctx.db.query("prizes").withIndex("by_season", (q) => q.eq("season", season)).collect()).map(({ player, points }) => ({ player, points })),
});

export const jobs = query({ args: { which }, handler: (ctx, { which: season }): Promise<string[]> => ctx.runQuery(components[season].entries.jobs, {}) });

/** Walks a whole season from an action, page by page. */
export const everybody = action({
  args: { which },
  handler: async (ctx, { which: season }): Promise<string[]> => {
    const players: string[] = [];
    for (let cursor: string | null = null, isDone = false; !isDone; ) {
      const next: { page: string[]; isDone: boolean; continueCursor: string } = await ctx.runQuery(components[season].entries.page, { paginationOpts: { cursor, numItems: 2 } });
      players.push(...next.page);
      ({ isDone, continueCursor: cursor } = next);
    }
    return players;
  },
});
