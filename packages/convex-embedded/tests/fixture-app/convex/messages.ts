import { paginationOptsValidator } from "convex/server";
import { ConvexError, v } from "convex/values";
import { api, internal } from "./_generated/api";
import { action, internalMutation, mutation, query } from "./_generated/server";

export const list = query({
  args: { author: v.optional(v.string()) },
  handler: async (ctx, { author }) => {
    if (author === undefined) return ctx.db.query("messages").collect();
    return ctx.db
      .query("messages")
      .withIndex("by_author", (q) => q.eq("author", author).gte("n", 1))
      .order("desc")
      .take(6);
  },
});

export const page = query({
  args: { paginationOpts: paginationOptsValidator },
  handler: (ctx, { paginationOpts }) => ctx.db.query("messages").order("desc").paginate(paginationOpts),
});

export const send = mutation({
  args: { author: v.string(), body: v.string(), n: v.optional(v.number()) },
  returns: v.id("messages"),
  handler: async (ctx, message) => {
    if (message.body === "boom") throw new ConvexError({ code: "BAD", body: message.body });
    const id = await ctx.db.insert("messages", message);
    await ctx.runMutation(internal.messages.bump, { name: "sent" });
    console.log("sent", id);
    return id;
  },
});

export const bump = internalMutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const counter = await ctx.db
      .query("counters")
      .withIndex("by_name", (q) => q.eq("name", name))
      .unique();
    if (counter === null) await ctx.db.insert("counters", { name, value: 1 });
    else await ctx.db.patch(counter._id, { value: counter.value + 1 });
  },
});

export const bumpAndFail = internalMutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.runMutation(internal.messages.bump, { name });
    await ctx.scheduler.runAfter(0, internal.messages.bump, { name: "scheduledByFailure" });
    throw new ConvexError({ code: "NESTED", big: 10n });
  },
});

/** Catches the failure of a nested mutation and goes on. */
export const survive = mutation({
  args: {},
  handler: async (ctx) => {
    await ctx.runMutation(internal.messages.bump, { name: "kept" });
    try {
      await ctx.runMutation(internal.messages.bumpAndFail, { name: "dropped" });
      return null;
    } catch (error) {
      return error instanceof ConvexError ? error.data : "not a ConvexError";
    }
  },
});

export const counter = query({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const found = await ctx.db
      .query("counters")
      .withIndex("by_name", (q) => q.eq("name", name))
      .unique();
    return found?.value ?? 0;
  },
});

export const increment = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }): Promise<number> => {
    await ctx.runMutation(internal.messages.bump, { name });
    return await ctx.runQuery(api.messages.counter, { name });
  },
});

export const incrementAll = mutation({
  args: { names: v.array(v.string()) },
  handler: async (ctx, { names }): Promise<void> => {
    for (const name of names) await ctx.runMutation(internal.messages.bump, { name });
  },
});

export const act = action({
  args: { n: v.number() },
  returns: v.number(),
  handler: async (ctx, { n }): Promise<number> => {
    await Promise.all(Array.from({ length: n }, () => ctx.runMutation(internal.messages.bump, { name: "act" })));
    return await ctx.runQuery(api.messages.counter, { name: "act" });
  },
});

export const nestedData = action({
  args: {},
  handler: async (ctx): Promise<unknown> => {
    try {
      await ctx.runMutation(internal.messages.bumpAndFail, { name: "fromAction" });
      return null;
    } catch (error) {
      return error instanceof ConvexError ? error.data : "not a ConvexError";
    }
  },
});

export const whoami = query({
  args: {},
  handler: async (ctx) => {
    const identity = await ctx.auth.getUserIdentity();
    return { who: identity?.subject ?? null, name: identity?.name ?? null, greeting: process.env.GREETING ?? null };
  },
});

export const wrongResult = query({ args: {}, returns: v.string(), handler: async (): Promise<string> => JSON.parse("1") });

export const values = query({
  args: {},
  handler: async () => ({ big: 2n ** 62n, list: [new Uint8Array([1, 2, 3]).buffer, NaN, -Infinity, 1.5], nested: { none: null, small: -1n } }),
});

/** Everything the database shows: by index, by scan, by id and by number. */
export const everything = query({
  args: { author: v.string() },
  handler: async (ctx, { author }) => {
    const indexed = await ctx.db.query("messages").withIndex("by_author", (q) => q.eq("author", author)).order("desc").collect();
    const scanned = (await ctx.db.query("messages").collect()).filter((message) => message.author === author);
    const byId = await Promise.all(indexed.map(({ _id }) => ctx.db.get(_id)));
    return { indexed: indexed.map(({ body }) => body), scanned: scanned.map(({ body }) => body), byId: byId.map((message) => message?.body ?? null) };
  },
});

export const edit = mutation({
  args: { id: v.id("messages"), body: v.union(v.string(), v.null()) },
  handler: async (ctx, { id, body }) => (body === null ? ctx.db.delete(id) : ctx.db.patch(id, { body })),
});

export const fails = query({
  args: {},
  handler: async () => {
    throw new Error("deliberate");
  },
});
