import { v } from "convex/values";
import { internal } from "./_generated/api";
import { action, internalMutation, internalQuery, mutation, query } from "./_generated/server";

export const fetches = query({ args: {}, handler: async () => (await fetch("http://127.0.0.1")).status });
export const sleeps = query({ args: {}, handler: () => new Promise((resolve) => setTimeout(resolve, 1)) });
export const neverEnds = mutation({ args: {}, handler: () => new Promise<null>(() => {}) });

export const spins = mutation({
  args: { forMs: v.number() },
  handler: async (_ctx, { forMs }) => {
    for (let round = 0; forMs > 0 || round < 0; round += 1);
  },
});
export const spinningQuery = query({
  args: { key: v.string() },
  handler: async (_ctx, { key }) => {
    for (let round = 0; key !== "" || round < 0; round += 1);
    return key;
  },
});
export const spinningAction = action({
  args: {},
  handler: async () => {
    for (let round = 0; round >= 0; round += 0);
  },
});

export const globals = query({
  args: {},
  handler: async () => ({
    buffer: typeof Reflect.get(globalThis, "Buffer"),
    require: typeof Reflect.get(globalThis, "require"),
    process: Object.keys(Reflect.get(globalThis, "process")),
    clockStandsStill: Date.now() === Date.now() && new Date().getTime() === Date.now(),
    random: Math.random(),
  }),
});

/** Another number for each execution. */
export const drawn = query({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.db
      .query("counters")
      .withIndex("by_name", (q) => q.eq("name", name))
      .unique();
    return Math.random();
  },
});

/** Real asynchrony of the host inside a transaction. */
export const digests = mutation({
  args: { text: v.string() },
  handler: async (ctx, { text }): Promise<string> => {
    const inner: string = await ctx.runQuery(internal.runtime.digest, { text });
    const outer = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(inner));
    return hex(outer);
  },
});
export const digest = internalQuery({
  args: { text: v.string() },
  handler: async (_ctx, { text }) => hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))),
});

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Answers while work it did not wait for is still going on. */
export const leavesWork = internalMutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    void (async () => {
      for (let turn = 0; turn < 5; turn += 1) await ctx.db.query("counters").first();
      await ctx.db.insert("counters", { name, value: 1 });
    })();
    return null;
  },
});
export const leavesWorkThenFails = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.runMutation(internal.runtime.leavesWork, { name });
    throw new Error("taken back");
  },
});

export const big = query({ args: { size: v.number() }, handler: async (_ctx, { size }) => "ä".repeat(size) });
