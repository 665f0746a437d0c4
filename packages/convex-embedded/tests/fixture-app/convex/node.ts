"use node";
import { createHash } from "node:crypto";
import { v } from "convex/values";
import { api } from "./_generated/api";
import { action } from "./_generated/server";

/** Uses what only Node has, and the deployment. */
export const hash = action({
  args: { text: v.string() },
  handler: async (ctx, { text }): Promise<{ hash: string; count: number; greeting: string | null }> => ({
    hash: createHash("sha256").update(text).digest("hex"),
    count: await ctx.runQuery(api.messages.counter, { name: "sent" }),
    greeting: process.env.GREETING ?? null,
  }),
});

const THROWN: Record<string, () => unknown> = { text: () => "just words", object: () => ({ message: "not an error" }), nothing: () => undefined };
export const throwsAnything = action({
  args: { what: v.string() },
  handler: async (_ctx, { what }): Promise<null> => {
    throw THROWN[what]?.();
  },
});
export const ownStack = action({ args: {}, handler: async () => new Error("seen by its maker").stack ?? "" });
