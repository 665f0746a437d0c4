// What types forbid, and what functions hear when they do it all the same.
import { v } from "convex/values";
import { api, internal } from "./_generated/api";
import { action, internalAction, internalMutation, mutation, query } from "./_generated/server";

const asked = { id: v.string() };

/** What the two readers say of an id: a document's `_id`, null, or the words of a refusal. */
export const read = query({
  args: { ...asked, system: v.boolean() },
  handler: async (ctx, { id, system }) => {
    const db = system ? ctx.db.system : ctx.db;
    return said(async () => (await db.get(id))?._id ?? null);
  },
});

/** What each writer says of an id. */
export const write = mutation({
  args: asked,
  handler: async (ctx, { id }) => {
    return {
      patch: await said(async () => ctx.db.patch(id, {})),
      replace: await said(async () => ctx.db.replace(id, {})),
      remove: await said(async () => ctx.db.delete(id)),
      cancel: await said(async () => ctx.scheduler.cancel(id)),
    };
  },
});
export const cancelFromAction = action({ args: asked, handler: async (ctx, { id }) => said(async () => ctx.scheduler.cancel(id)) });

/** What every function that names a table says of a name. */
export const named = mutation({
  args: { table: v.string() },
  handler: async (ctx, { table }) => {
    return {
      query: await said(async () => ctx.db.query(table).first()),
      index: await said(async () => ctx.db.query(table).withIndex("by_creation_time").first()),
      page: await said(async () => ctx.db.query(table).paginate({ numItems: 1, cursor: null })),
      insert: await said(async () => ctx.db.insert(table, {})),
      normalizeId: await said(async () => ctx.db.normalizeId(table, "x")),
    };
  },
});
export const insertsNothing = mutation({ args: {}, handler: async (ctx) => said(async () => ctx.db.insert("messages", 5)) });
export const pageOf = query({
  args: { numItems: v.number() },
  handler: async (ctx, { numItems }) => said(async () => ctx.db.query("messages").paginate({ numItems, cursor: null })),
});

/** Cancels the job that it is. */
export const cancelsItself = internalMutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const { scheduledFunctionId } = await ctx.meta.getRequestMetadata();
    const words = await said(async () => (scheduledFunctionId === null ? null : ctx.scheduler.cancel(scheduledFunctionId)));
    await ctx.db.insert("messages", { author: name, body: String(words) });
  },
});
export const scheduleCancelsItself = mutation({
  args: { name: v.string() },
  /** @returns {Promise<string>} */
  handler: (ctx, { name }) => ctx.scheduler.runAfter(0, internal.words.cancelsItself, { name }),
});

/** Goes on scheduling, by itself and in a mutation, after somebody has cancelled it. */
export const schedulesOnceCancelled = internalAction({
  args: {},
  handler: async (ctx) => {
    const { scheduledFunctionId } = await ctx.meta.getRequestMetadata();
    if (scheduledFunctionId === null) return;
    await ctx.scheduler.cancel(scheduledFunctionId);
    await ctx.scheduler.runAfter(0, internal.messages.bump, { name: "afterCancel" });
    await ctx.runMutation(api.jobs.later, { name: "afterCancel", delayMs: 0 });
  },
});
export const scheduleSchedulesOnceCancelled = mutation({
  args: {},
  /** @returns {Promise<string>} */
  handler: (ctx) => ctx.scheduler.runAfter(0, internal.words.schedulesOnceCancelled, {}),
});
/** States of the jobs whose argument `name` is this. */
export const jobsNamed = query({
  args: { name: v.string() },
  handler: async (ctx, { name }) => (await ctx.db.system.query("_scheduled_functions").collect()).filter(({ args }) => args[0].name === name).map(({ state }) => state.kind),
});

/** Documents of tables that the schema does not know yet. */
export const insertAnywhere = mutation({ args: { table: v.string(), value: v.any() }, handler: (ctx, { table, value }) => ctx.db.insert(table, value) });
export const insertMany = mutation({
  args: { table: v.string(), count: v.number() },
  handler: async (ctx, { table, count }) => {
    for (let n = 0; n < count; n += 1) await ctx.db.insert(table, { n, big: 7n });
  },
});
export const removeAny = mutation({ args: { id: v.string() }, handler: (ctx, { id }) => ctx.db.delete(id) });
export const clearAnywhere = mutation({
  args: { table: v.string() },
  handler: async (ctx, { table }) => {
    for (const { _id } of await ctx.db.query(table).collect()) await ctx.db.delete(_id);
  },
});

class Refusal {}
class Named extends Error {
  name = "Named";
}
class Nameless extends Error {
  name = "";
}
const THROWN = {
  text: () => "just words",
  nothing: () => undefined,
  null: () => null,
  number: () => 42,
  big: () => 7n,
  symbol: () => Symbol("sign"),
  object: () => ({ message: "not an error", code: 1 }),
  list: () => [1, 2],
  instance: () => new Refusal(),
  function: () => said,
  empty: () => new Error(),
  named: () => new Named("own name"),
  nameless: () => new Nameless("only words"),
  type: () => new TypeError("wrong kind"),
};
export const throws = query({
  args: { what: v.string() },
  handler: async (_ctx, { what }) => {
    throw THROWN[what]?.();
  },
});
export const throwsInAction = action({
  args: { what: v.string() },
  handler: async (_ctx, { what }) => {
    throw THROWN[what]?.();
  },
});

class Depths {
  async dive(ctx) {
    await ctx.db.query("counters").first();
    throw new Error("from the depths");
  }
}
const lowered = async (ctx) => await new Depths().dive(ctx);
/** Fails behind several awaits. */
export const throwsDeep = query({ args: {}, handler: async (ctx) => await lowered(ctx) });

/** The stack that user code itself sees. */
export const ownStack = query({
  args: {},
  handler: async (ctx) => {
    const made = new Error("seen by its maker");
    let refused = "";
    try {
      await ctx.db.query("no-table").first();
    } catch (error) {
      refused = error instanceof Error ? String(error.stack) : "";
    }
    let parsed = "";
    try {
      ["{"].map((text) => JSON.parse(text));
    } catch (error) {
      parsed = error instanceof Error ? String(error.stack) : "";
    }
    return { made: made.stack ?? "", refused, parsed };
  },
});

async function said(work) {
  try {
    return (await work()) ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}
