import { paginationOptsValidator } from "convex/server";
import { ConvexError, v } from "convex/values";
import { api } from "./_generated/api";
import { mutation, query } from "./_generated/server";

/** Reads an index to its `count`th row and no further. */
export const firstOf = query({
  args: { author: v.string(), count: v.number() },
  handler: async (ctx, { author, count }) => {
    const rows = await ctx.db
      .query("messages")
      .withIndex("by_author", (q) => q.eq("author", author))
      .take(count);
    return rows.map(({ n }) => n);
  },
});

export const pageOf = query({
  args: { author: v.string(), paginationOpts: paginationOptsValidator },
  handler: (ctx, { author, paginationOpts }) =>
    ctx.db
      .query("messages")
      .withIndex("by_author", (q) => q.eq("author", author))
      .paginate(paginationOpts),
});

/** Writes one message for each number. */
export const fill = mutation({
  args: { author: v.string(), numbers: v.array(v.number()), body: v.optional(v.string()) },
  handler: async (ctx, { author, numbers, body = "" }) => {
    for (const n of numbers) await ctx.db.insert("messages", { author, n, body });
  },
});

export const clear = mutation({
  args: { author: v.string(), n: v.number() },
  handler: async (ctx, { author, n }) => {
    const found = await ctx.db
      .query("messages")
      .withIndex("by_author", (q) => q.eq("author", author).eq("n", n))
      .collect();
    for (const { _id } of found) await ctx.db.delete("messages", _id);
  },
});

/** A result of megabytes that changes with every message of the author. */
export const heavy = query({
  args: { author: v.string(), size: v.number() },
  handler: async (ctx, { author, size }) => {
    const rows = await ctx.db
      .query("messages")
      .withIndex("by_author", (q) => q.eq("author", author))
      .collect();
    return { count: rows.length, filling: "x".repeat(size) };
  },
});

/** Text of two-unit characters behind `before` single ones, so that parts may cut one in two. */
export const emoji = query({ args: { before: v.number(), count: v.number() }, handler: async (_ctx, { before, count }) => "a".repeat(before) + "🎵".repeat(count) });

export const lengthOf = mutation({ args: { text: v.string() }, handler: async (_ctx, { text }) => text.length });

const EVERY_KIND = { nothing: null, int: -7n, float: 1.5, notANumber: NaN, minusZero: -0, yes: true, text: "ü🎵", bytes: new Uint8Array([1, 2, 3]).buffer, list: [1n, [null]], object: { deep: { x: Infinity } } };

export const throwsEveryKind = query({
  args: {},
  handler: async () => {
    throw new ConvexError(EVERY_KIND);
  },
});
export const writesAndThrowsEveryKind = mutation({
  args: {},
  handler: async () => {
    throw new ConvexError(EVERY_KIND);
  },
});

/** Pages of one function, and of the queries that it runs. */
export const pages = mutation({
  args: { count: v.number(), numItems: v.number() },
  handler: async (ctx, { count, numItems }) => {
    const done: boolean[] = [];
    for (let n = 0; n < count; n += 1) done.push((await ctx.db.query("messages").paginate({ cursor: null, numItems })).isDone);
    return done;
  },
});
export const twoPages = query({
  args: {},
  handler: async (ctx) => {
    await ctx.db.query("messages").paginate({ cursor: null, numItems: 1 });
    await ctx.db.query("messages").paginate({ cursor: null, numItems: 1 });
  },
});
const ONE = { cursor: null, numItems: 1 };
export const nestedPages = mutation({
  args: { count: v.number() },
  handler: async (ctx, { count }): Promise<number> => {
    let read = 0;
    for (let n = 0; n < count; n += 1) read += (await ctx.runQuery(api.live.pageOf, { author: "paged", paginationOpts: ONE })).page.length;
    return read;
  },
});
export const nestedPagesInQuery = query({
  args: {},
  handler: async (ctx): Promise<void> => {
    await ctx.runQuery(api.live.pageOf, { author: "paged", paginationOpts: ONE });
    await ctx.runQuery(api.live.pageOf, { author: "paged", paginationOpts: ONE });
  },
});
