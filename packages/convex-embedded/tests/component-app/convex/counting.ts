import { createFunctionHandle } from "convex/server";
import { v } from "convex/values";
import { api, components, internal } from "./_generated/api";
import { action, internalAction, internalMutation, mutation, query } from "./_generated/server";

export const add = mutation({
  args: { name: v.string(), by: v.number() },
  handler: async (ctx, { name, by }): Promise<number> => ctx.runMutation(components.counter.counts.add, { name, by }),
});

export const addToSecond = mutation({
  args: { name: v.string(), by: v.number() },
  handler: async (ctx, { name, by }): Promise<number> => ctx.runMutation(components.second.counts.add, { name, by }),
});

export const totals = query({
  args: { name: v.string() },
  handler: async (ctx, { name }): Promise<{ first: number; second: number }> => ({
    first: await ctx.runQuery(components.counter.counts.get, { name }),
    second: await ctx.runQuery(components.second.counts.get, { name }),
  }),
});

/** A note of its own, then a component's mutation that fails and is forgiven. */
export const failInside = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }): Promise<unknown> => {
    await ctx.db.insert("counts", { note: name });
    await ctx.runMutation(components.counter.counts.add, { name, by: 1 });
    try {
      return await ctx.runMutation(components.counter.counts.fail, { name });
    } catch (error) {
      return error instanceof Error && "data" in error ? error.data : String(error);
    }
  },
});

/** A component's mutation succeeds, then the whole fails. */
export const failOutside = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }): Promise<void> => {
    await ctx.runMutation(components.counter.counts.add, { name, by: 5 });
    throw new Error("failed outside");
  },
});

export const addDespite = mutation({ args: { name: v.string() }, handler: async (ctx, args): Promise<string> => ctx.runMutation(components.counter.counts.addDespite, args) });

export const badArguments = mutation({
  args: {},
  handler: async (ctx): Promise<string> => {
    try {
      await ctx.runMutation(components.counter.counts.add, JSON.parse('{"name":1,"by":"x"}'));
      return "accepted";
    } catch (error) {
      return String(error);
    }
  },
});

/** References that lead to nothing a parent may call. */
export const unreachable = action({
  args: {},
  handler: async (ctx): Promise<string[]> => {
    const references: unknown[] = [Reflect.get(components.counter.counts, "addLater"), Reflect.get(components.counter, "nothing"), Reflect.get(components, "nobody")];
    return Promise.all(
      references.map(async (reference) => {
        try {
          await ctx.runMutation(Object(reference), { name: "x", by: 1 });
          return "reached";
        } catch (error) {
          return String(error);
        }
      }),
    );
  },
});

export const scheduleInside = mutation({
  args: { name: v.string(), by: v.number() },
  handler: async (ctx, args): Promise<string> => ctx.runMutation(components.second.counts.scheduleAdd, args),
});

export const scheduleOutside = mutation({
  args: { name: v.string(), by: v.number() },
  handler: async (ctx, args): Promise<string> => ctx.scheduler.runAfter(0, components.second.counts.add, args),
});

export const jobs = query({
  args: {},
  handler: async (ctx): Promise<{ own: { name: string; state: string }[]; second: { name: string; state: string }[] }> => ({
    own: (await ctx.db.system.query("_scheduled_functions").take(100)).map(({ name, state }) => ({ name, state: state.kind })),
    second: await ctx.runQuery(components.second.counts.jobs, {}),
  }),
});

export const note = internalMutation({
  args: { text: v.string() },
  handler: async (ctx, { text }) => {
    await ctx.db.insert("counts", { note: text });
    return { noted: text, who: (await ctx.auth.getUserIdentity())?.subject ?? null };
  },
});

/** Writes a field that the schema does not have. */
export const noteMore = internalMutation({ args: {}, handler: async (ctx) => ctx.db.insert("counts", JSON.parse('{"note":"x","more":"y"}')) });

export const callMeBack = mutation({
  args: { text: v.string() },
  handler: async (ctx, { text }): Promise<unknown> => ctx.runMutation(components.counter.counts.callBack, { handle: await createFunctionHandle(internal.counting.note), text }),
});

export const echo = internalAction({
  args: { text: v.string() },
  handler: async (ctx, { text }) => ({ echoed: text, who: (await ctx.auth.getUserIdentity())?.subject ?? null }),
});

export const actWithin = action({
  args: { name: v.string() },
  handler: async (ctx, { name }): Promise<unknown> => ctx.runAction(components.second.files.act, { name, handle: await createFunctionHandle(internal.counting.echo) }),
});

/** What a component says before and after a change of this very mutation, asked afresh and of the state before it. */
export const askStale = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }): Promise<number[]> => {
    await ctx.runMutation(components.counter.counts.add, { name, by: 1 });
    return [await ctx.runQuery(components.counter.counts.get, { name }), await ctx.runQuery(components.counter.counts.get, { name }, { useStaleSnapshot: true })];
  },
});

export const pageInside = query({ args: {}, handler: async (ctx): Promise<unknown> => ctx.runQuery(components.second.counts.page, {}) });

export const handles = query({
  args: {},
  handler: async (): Promise<string[]> => [await createFunctionHandle(api.counting.add), await createFunctionHandle(components.counter.counts.add)],
});

export const notes = query({ args: {}, handler: async (ctx) => (await ctx.db.query("counts").take(1000)).map(({ note: text }) => text) });

export const surroundings = action({
  args: {},
  handler: async (ctx): Promise<unknown> => ({
    own: (await ctx.auth.getUserIdentity())?.subject ?? null,
    first: await ctx.runQuery(components.counter.counts.surroundings, {}),
    second: await ctx.runQuery(components.second.counts.surroundings, {}),
    acting: await ctx.runAction(components.second.files.whoActs, {}),
  }),
});

export const journals = query({ args: {}, handler: async (ctx): Promise<string[]> => ctx.runQuery(components.counter.counts.journal, {}) });

export const foreignId = mutation({
  args: {},
  handler: async (ctx): Promise<unknown> => ctx.runQuery(components.counter.counts.foreign, { id: await ctx.db.insert("counts", { note: "foreign" }) }),
});

export const keepFile = action({ args: { text: v.string() }, handler: async (ctx, args): Promise<string> => ctx.runAction(components.counter.files.keep, args) });
export const uploadUrl = mutation({ args: {}, handler: async (ctx): Promise<string> => ctx.runMutation(components.second.files.uploadUrl, {}) });

export const files = query({
  args: {},
  handler: async (ctx): Promise<Record<"own" | "first" | "second", { id: string; size: number; url: string | null }[]>> => ({
    own: (await ctx.db.system.query("_storage").take(100)).map(({ _id, size }) => ({ id: _id, size, url: null })),
    first: await ctx.runQuery(components.counter.files.all, {}),
    second: await ctx.runQuery(components.second.files.all, {}),
  }),
});
