import { v } from "convex/values";
import { mutation, query, type MutationCtx } from "./_generated/server";

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

export const total = query({
  args: {},
  handler: async (ctx) => (await ctx.db.query("accounts").take(20_000)).reduce((sum, { balance }) => sum + balance, 0),
});

async function account(ctx: MutationCtx, number: number) {
  const found = await ctx.db.query("accounts").withIndex("by_number", (q) => q.eq("number", number)).unique();
  if (found === null) throw new Error(`No account ${number}`);
  return found;
}
