import { v } from "convex/values";
import { internal } from "./_generated/api";
import { action, internalAction, internalMutation, mutation, query } from "./_generated/server";

export const later = mutation({
  args: { name: v.string(), delayMs: v.number() },
  handler: (ctx, { name, delayMs }): Promise<string> => ctx.scheduler.runAfter(delayMs, internal.messages.bump, { name }),
});

export const laterThenFail = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.scheduler.runAfter(0, internal.messages.bump, { name });
    throw new Error("taken back");
  },
});

export const laterFailing = mutation({ args: {}, handler: (ctx): Promise<string> => ctx.scheduler.runAfter(0, internal.jobs.throws, {}) });
export const laterHanging = mutation({ args: {}, handler: (ctx): Promise<string> => ctx.scheduler.runAfter(0, internal.jobs.hangs, {}) });
export const fromAction = action({ args: { name: v.string() }, handler: (ctx, { name }): Promise<string> => ctx.scheduler.runAfter(0, internal.messages.bump, { name }) });

export const cancel = mutation({ args: { id: v.id("_scheduled_functions") }, handler: (ctx, { id }) => ctx.scheduler.cancel(id) });
export const state = query({
  args: { id: v.id("_scheduled_functions") },
  handler: async (ctx, { id }) => (await ctx.db.system.get("_scheduled_functions", id))?.state ?? null,
});

export const throws = internalMutation({
  args: {},
  handler: async (ctx) => {
    await ctx.db.insert("counters", { name: "mustNotStay", value: 1 });
    throw new Error("job failed");
  },
});
export const hangs = internalAction({ args: {}, handler: () => new Promise<null>((resolve) => setTimeout(() => resolve(null), 60_000)) });
