import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation, mutation, query, type MutationCtx } from "./_generated/server";

const TEXT = "x".repeat(150);

export const fill = mutation({
  args: { from: v.number(), count: v.number() },
  handler: async (ctx, { from, count }) => {
    for (let key = from; key < from + count; key += 1) await ctx.db.insert("items", { key, text: TEXT });
  },
});

export const open = mutation({
  args: { from: v.number(), count: v.number() },
  handler: async (ctx, { from, count }) => {
    for (let number = from; number < from + count; number += 1) await ctx.db.insert("accounts", { number, balance: 1_000_000 });
  },
});

/** `salt` makes every call another one, so that no result is reused. */
export const point = query({
  args: { key: v.number(), salt: v.optional(v.number()) },
  handler: (ctx, { key }) => ctx.db.query("items").withIndex("by_key", (q) => q.eq("key", key)).unique(),
});

export const range = query({
  args: { key: v.number(), salt: v.optional(v.number()) },
  handler: (ctx, { key }) => ctx.db.query("items").withIndex("by_key", (q) => q.gte("key", key)).take(20),
});

export const touch = mutation({
  args: { key: v.number(), text: v.string() },
  handler: async (ctx, { key, text }) => {
    const item = await ctx.db.query("items").withIndex("by_key", (q) => q.eq("key", key)).unique();
    if (item !== null) await ctx.db.patch(item._id, { text });
  },
});

export const transfer = mutation({
  args: { from: v.number(), to: v.number() },
  handler: async (ctx, { from, to }) => {
    const [source, target] = [await account(ctx, from), await account(ctx, to)];
    await ctx.db.patch(source._id, { balance: source.balance - 1 });
    await ctx.db.patch(target._id, { balance: target.balance + 1 });
  },
});

/** Counts one, and schedules a job that counts too. */
export const count = mutation({
  args: { key: v.string() },
  handler: async (ctx, { key }): Promise<number> => {
    const { _id, value } = await counter(ctx, key);
    await ctx.db.patch(_id, { value: value + 1 });
    await ctx.scheduler.runAfter(0, internal.bench.countJob, { key });
    return value + 1;
  },
});

export const countJob = internalMutation({
  args: { key: v.string() },
  handler: async (ctx, { key }) => {
    const { _id, jobs } = await counter(ctx, key);
    await ctx.db.patch(_id, { jobs: jobs + 1 });
  },
});

export const counted = query({
  args: { key: v.string() },
  handler: async (ctx, { key }) => {
    const found = await ctx.db.query("counters").withIndex("by_key", (q) => q.eq("key", key)).unique();
    return { value: found?.value ?? 0, jobs: found?.jobs ?? 0 };
  },
});

export const total = query({
  args: {},
  handler: async (ctx) => (await ctx.db.query("accounts").take(20_000)).reduce((sum, { balance }) => sum + balance, 0),
});

async function account(ctx: MutationCtx, number: number) {
  const found = await ctx.db.query("accounts").withIndex("by_number", (q) => q.eq("number", number)).unique();
  if (found === null) throw new Error(`No account ${number}`);
  return found;
}

async function counter(ctx: MutationCtx, key: string) {
  const found = await ctx.db.query("counters").withIndex("by_key", (q) => q.eq("key", key)).unique();
  const known = found ?? (await ctx.db.get(await ctx.db.insert("counters", { key, value: 0, jobs: 0 })));
  if (known === null) throw new Error(`No counter ${key}`);
  return known;
}
