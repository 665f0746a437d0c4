"use node";
import { readFile } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { action } from "./_generated/server";

/** Counts how often this module was run: once in a thread, however many calls wait for it. */
const starts = (Reflect.get(globalThis, "nodeStarts") ?? 0) + 1;
Reflect.set(globalThis, "nodeStarts", starts);

const waited = await setTimeout(5, "a timer");
const { greet } = await import("./nodeGreeting");

/** What was there before the first call, and what is loaded by a call. */
export const started = action({
  args: {},
  handler: async () => {
    const { greetLater } = await import("./nodeGreeting");
    const { default: ws } = await import("ws");
    return { waited, greeting: greet("module"), later: greetLater("call"), starts, external: typeof ws };
  },
});

/** An error whose frame is in this file. */
export const fails = action({
  args: {},
  handler: async () => {
    throw new Error("from a node module");
  },
});

export const times = action({
  args: {},
  handler: async () => {
    console.time("load");
    console.time("load");
    console.timeEnd("load");
    console.timeLog("other");
    return null;
  },
});

/** Fails in a callback of Node's, where nothing can catch it. */
export const throwsInCallback = action({
  args: {},
  handler: () =>
    new Promise<null>(() => {
      readFile("/nothing/here", () => {
        throw new Error("from a callback");
      });
    }),
});
export const leavesRejection = action({
  args: {},
  handler: async () => {
    void Promise.reject(new Error("unnoticed"));
    return null;
  },
});

/** What a library that looks at its own stack sees. */
export const stack = action({ args: {}, handler: async () => String(new Error("here").stack) });
