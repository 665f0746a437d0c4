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
