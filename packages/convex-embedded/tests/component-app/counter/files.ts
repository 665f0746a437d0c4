import { v } from "convex/values";
import { action, mutation, query } from "./_generated/server";

export const keep = action({
  args: { text: v.string() },
  returns: v.string(),
  handler: async (ctx, { text }) => ctx.storage.store(new Blob([text], { type: "text/plain" })),
});

export const uploadUrl = mutation({ args: {}, returns: v.string(), handler: async (ctx) => ctx.storage.generateUploadUrl() });

export const all = query({
  args: {},
  returns: v.array(v.object({ id: v.string(), size: v.number(), url: v.union(v.string(), v.null()) })),
  handler: async (ctx) => {
    const files = await ctx.db.system.query("_storage").take(100);
    return Promise.all(files.map(async ({ _id, size }) => ({ id: _id, size, url: await ctx.storage.getUrl(_id) })));
  },
});

export const whoActs = action({ args: {}, returns: v.any(), handler: async (ctx) => ({ identity: await ctx.auth.getUserIdentity(), label: process.env.LABEL }) });
