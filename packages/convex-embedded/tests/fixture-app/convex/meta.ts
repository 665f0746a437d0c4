import { v } from "convex/values";
import { api, internal } from "./_generated/api";
import { action, internalMutation, mutation, query } from "./_generated/server";

const everything = async (ctx: { meta: { getFunctionMetadata(): Promise<object>; getRequestMetadata(): Promise<object> } }): Promise<Record<string, unknown>> => ({
  ...(await ctx.meta.getFunctionMetadata()),
  ...(await ctx.meta.getRequestMetadata()),
});

export const ofMutation = mutation({ args: {}, handler: everything });
export const nested = mutation({ args: {}, handler: async (ctx): Promise<Record<string, unknown>> => ctx.runMutation(internal.meta.inner, {}) });
export const inner = internalMutation({ args: {}, handler: everything });
export const ofAction = action({
  args: {},
  handler: async (ctx): Promise<Record<string, Record<string, unknown>>> => ({ own: await everything(ctx), called: await ctx.runMutation(internal.meta.inner, {}) }),
});

/** Writes down which job it belongs to. */
export const note = internalMutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const { scheduledFunctionId } = await ctx.meta.getRequestMetadata();
    await ctx.db.insert("messages", { author: name, body: String(scheduledFunctionId) });
  },
});
export const noteLater = mutation({ args: { name: v.string() }, handler: async (ctx, args): Promise<string> => ctx.scheduler.runAfter(0, internal.meta.note, args) });

/** Reads `n` rows, once with all a transaction may read, once with `limit`. */
export const restricted = query({
  args: { limit: v.number() },
  handler: async (ctx, { limit }): Promise<{ failure: string | null; used: number; remaining: number }> => {
    let failure: string | null = null;
    try {
      await ctx.runQuery(api.messages.list, {}, { transactionLimits: { documentsRead: limit } });
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    const { documentsRead } = await ctx.meta.getTransactionMetrics();
    return { failure, ...documentsRead };
  },
});

/** Schedules so many functions with arguments of so many bytes each. */
export const scheduleMany = mutation({
  args: { count: v.number(), bytes: v.number() },
  handler: async (ctx, { count, bytes }) => {
    for (let number = 0; number < count; number += 1) await ctx.scheduler.runAfter(3600_000, internal.meta.note, { name: "x".repeat(bytes) });
  },
});

export const modules = query({ args: {}, handler: async () => [typeof module, typeof exports] });

/** Takes anything, and answers lists in lists, so many levels deep. */
export const nest = query({
  args: { depth: v.number(), given: v.optional(v.any()) },
  handler: async (_ctx, { depth }) => {
    let value: unknown = 'a "quoted" [bracket] \\\\';
    for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value, 1n] : { inner: value, after: 2 };
    return value;
  },
});

/** Answers when it was committed, and a text that looks like a question for that. */
export const stamp = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.db.insert("counters", { name, value: 1 });
    return { at: ctx.db.vars.commitTs, text: '{"$commitTs":null}' };
  },
});
export const stampInAction = action({ args: { name: v.string() }, handler: async (ctx, args): Promise<unknown> => (await ctx.runMutation(api.meta.stamp, args)).at });

/** What it has cost so far, after reading so many rows. */
export const costOf = query({
  args: { author: v.string(), rows: v.number() },
  handler: async (ctx, { author, rows }) => {
    await ctx.db.query("messages").withIndex("by_author", (q) => q.eq("author", author)).take(rows);
    return (await ctx.meta.getTransactionMetrics()).documentsRead.used;
  },
});
export const costOfStale = mutation({
  args: { author: v.string(), rows: v.number() },
  handler: async (ctx, args): Promise<{ stale: number; own: number }> => ({
    stale: await ctx.runQuery(api.meta.costOf, args, { useStaleSnapshot: true }),
    own: (await ctx.meta.getTransactionMetrics()).documentsRead.used,
  }),
});
