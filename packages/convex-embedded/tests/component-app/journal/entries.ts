import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const add = mutation({
  args: { text: v.string() },
  returns: v.null(),
  handler: async (ctx, { text }) => {
    await ctx.db.insert("entries", { text });
    if (text === "refused") throw new Error("The journal refuses this");
    return null;
  },
});

export const all = query({
  args: {},
  returns: v.array(v.string()),
  handler: async (ctx) => (await ctx.db.query("entries").take(100)).map(({ text }) => text),
});
