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
/** Keeps everything it makes, without end. */
export const hoards = mutation({
  args: {},
  handler: async () => {
    const kept: number[][] = [];
    for (let round = 0; round >= 0; round += 1) kept.push(new Array<number>(1_000_000).fill(round + 0.5));
    return kept.length;
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

const loadedWith = { id: crypto.randomUUID(), number: Math.random() };

/** What the module drew while it loaded, and what this run draws. */
export const chance = query({
  args: { run: v.number() },
  handler: async () => ({ loadedWith, id: crypto.randomUUID(), bytes: [...crypto.getRandomValues(new Uint8Array(8))], words: [...crypto.getRandomValues(new Uint32Array(2))] }),
});

/** What `structuredClone` makes of everything it can copy, told by what the realm's own classes say of it. */
export const clones = query({
  args: {},
  handler: async () => {
    const original = { date: new Date(5), list: [1, { two: 2n }], map: new Map([["k", new Set([1])]]), bytes: new Uint8Array([1, 2, 3]), pattern: /x/gi, error: new RangeError("far"), self: null as unknown };
    original.self = original;
    const copy = structuredClone(original);
    copy.list[0] = 9;
    let refused = "";
    try {
      structuredClone({ call: () => 1 });
    } catch (error) {
      refused = error instanceof DOMException ? error.name : "another error";
    }
    return {
      plain: Object.getPrototypeOf(copy) === Object.prototype && Array.isArray(copy.list) && copy.list instanceof Array,
      original: original.list[0] ?? null,
      cyclic: copy.self === copy,
      date: copy.date instanceof Date && copy.date.getTime() === 5,
      map: copy.map instanceof Map && copy.map.get("k")?.has(1) === true,
      bytes: copy.bytes instanceof Uint8Array && copy.bytes.buffer !== original.bytes.buffer && copy.bytes[2] === 3,
      pattern: String(copy.pattern),
      error: copy.error instanceof RangeError && copy.error.message,
      refused,
    };
  },
});

let calls = 0;
/** How often the module's state has seen a call: a run that was dropped counts too. */
export const counted = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    calls += 1;
    await ctx.db.insert("counters", { name, value: calls });
    return calls;
  },
});

/** Goes on without waiting for a promise that fails. */
export const rejectsUnnoticed = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.db.insert("counters", { name, value: 1 });
    void Promise.reject(new Error("unnoticed"));
    return null;
  },
});
export const rejectsUnnoticedInQuery = query({
  args: {},
  handler: async () => {
    void Promise.reject(new Error("unnoticed"));
    return null;
  },
});
export const rejectsUnnoticedInAction = action({
  args: {},
  handler: async () => {
    void Promise.reject(new Error("unnoticed"));
    return null;
  },
});
/** Takes up a rejection late, which is no fault. */
export const rejectsNoticedLate = mutation({
  args: {},
  handler: async (ctx) => {
    const failing = Promise.reject(new Error("noticed"));
    await ctx.db.query("counters").first();
    return failing.catch(() => "caught");
  },
});

/** Stopwatches of the console, of which one is started twice and one never. */
export const timesInQuery = query({
  args: {},
  handler: async () => {
    console.time();
    console.timeLog("default", "so far", 1);
    console.timeEnd();
    console.timeEnd();
    return null;
  },
});
/** Fails in a callback that nobody awaits. */
export const throwsInTimer = action({
  args: {},
  handler: () =>
    new Promise<null>(() => {
      setTimeout(() => {
        throw new Error("from a timer");
      }, 1);
    }),
});

/** Computes for longer than a stuck function is waited for, between two answers of the host. */
export const computesBetweenAnswers = mutation({
  args: { steps: v.number() },
  handler: async (_ctx, { steps }) => {
    const digest = async (byte: number) => new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array([byte])))[0] ?? 0;
    // A name of the realm's own is found more slowly than one of the function's.
    const { imul } = Math;
    let value = await digest(1);
    for (let step = 0; step < steps; step += 1) value = (imul(value, 31) + step) | 0;
    return (await digest(value)) >= 0;
  },
});
