"use node";
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
