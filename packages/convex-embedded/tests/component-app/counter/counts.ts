import { ConvexError, v } from "convex/values";
import type { FunctionHandle } from "convex/server";
import { components, internal } from "./_generated/api";
import { internalMutation, mutation, query, env, type MutationCtx } from "./_generated/server";

async function change(ctx: MutationCtx, name: string, by: number): Promise<number> {
  const found = await ctx.db.query("counts").withIndex("by_name", (q) => q.eq("name", name)).unique();
  if (found === null) await ctx.db.insert("counts", { name, value: by });
  else await ctx.db.patch("counts", found._id, { value: found.value + by });
  return (found?.value ?? 0) + by;
}

export const add = mutation({
  args: { name: v.string(), by: v.number() },
  returns: v.number(),
  handler: async (ctx, { name, by }) => change(ctx, name, by),
});

export const get = query({
  args: { name: v.string() },
  returns: v.number(),
  handler: async (ctx, { name }) => (await ctx.db.query("counts").withIndex("by_name", (q) => q.eq("name", name)).unique())?.value ?? 0,
});

/** Writes, also into its own child, and then fails. */
export const fail = mutation({
  args: { name: v.string() },
  returns: v.null(),
  handler: async (ctx, { name }) => {
    await change(ctx, name, 1000);
    await ctx.runMutation(components.journal.entries.add, { text: name });
    await ctx.scheduler.runAfter(0, internal.counts.addLater, { name, by: 1000 });
    throw new ConvexError({ reason: "failed on purpose", name });
  },
});

/** Goes on when its child fails. */
export const addDespite = mutation({
  args: { name: v.string() },
  returns: v.string(),
  handler: async (ctx, { name }) => {
    await change(ctx, name, 1);
    try {
      await ctx.runMutation(components.journal.entries.add, { text: "refused" });
      return "accepted";
    } catch (error) {
      return String(error);
    }
  },
});

export const addLater = internalMutation({
  args: { name: v.string(), by: v.number() },
  returns: v.null(),
  handler: async (ctx, { name, by }) => {
    await change(ctx, name, by);
    return null;
  },
});

export const scheduleAdd = mutation({
  args: { name: v.string(), by: v.number() },
  returns: v.string(),
  handler: async (ctx, { name, by }): Promise<string> => ctx.scheduler.runAfter(0, internal.counts.addLater, { name, by }),
});

/** The states of the component's own scheduled functions. */
export const jobs = query({
  args: {},
  returns: v.array(v.object({ name: v.string(), state: v.string() })),
  handler: async (ctx) => (await ctx.db.system.query("_scheduled_functions").take(100)).map(({ name, state }) => ({ name, state: state.kind })),
});

/** Runs a function of whoever gave the handle, now and once more later. */
export const callBack = mutation({
  args: { handle: v.string(), text: v.string() },
  returns: v.any(),
  handler: async (ctx, { handle, text }) => {
    const callback = handle as FunctionHandle<"mutation", { text: string }>;
    await ctx.scheduler.runAfter(0, callback, { text: `${text}, later` });
    return ctx.runMutation(callback, { text });
  },
});

export const page = query({ args: {}, returns: v.any(), handler: async (ctx) => ctx.db.query("counts").paginate({ cursor: null, numItems: 1 }) });

export const surroundings = query({
  args: {},
  returns: v.any(),
  handler: async (ctx) => ({
    identity: await ctx.auth.getUserIdentity(),
    label: env.LABEL,
    greeting: env.GREETING ?? null,
    secret: process.env.SECRET ?? null,
    url: env.CONVEX_SITE_URL,
  }),
});

export const journal = query({
  args: {},
  returns: v.array(v.string()),
  handler: async (ctx): Promise<string[]> => ctx.runQuery(components.journal.entries.all, {}),
});

export const foreign = query({
  args: { id: v.string() },
  returns: v.any(),
  handler: async (ctx, { id }) => ({ normalized: ctx.db.normalizeId("counts", id), found: await ctx.db.query("counts").filter((q) => q.eq(q.field("_id"), id)).first() }),
});
