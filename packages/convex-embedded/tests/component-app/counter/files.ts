import type { FunctionHandle } from "convex/server";
import { v } from "convex/values";
import { api, internal } from "./_generated/api";
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

/** Runs and schedules functions of its own component, then calls back. */
export const act = action({
  args: { handle: v.string(), name: v.string() },
  returns: v.any(),
  handler: async (ctx, { handle, name }): Promise<unknown> => {
    await ctx.runMutation(api.counts.add, { name, by: 1 });
    await ctx.scheduler.runAfter(0, internal.counts.addLater, { name, by: 10 });
    return ctx.runAction(handle as FunctionHandle<"action", { text: string }>, { text: name });
  },
});

export const whoActs = action({ args: {}, returns: v.any(), handler: async (ctx) => ({ identity: await ctx.auth.getUserIdentity(), label: process.env.LABEL }) });
