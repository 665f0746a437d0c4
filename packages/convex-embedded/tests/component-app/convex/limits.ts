import { HOUR, RateLimiter } from "@convex-dev/rate-limiter";
import { v } from "convex/values";
import { components } from "./_generated/api";
import { mutation, query } from "./_generated/server";

const limiter = new RateLimiter(components.rateLimiter, {
  perHour: { kind: "fixed window", rate: 10, period: HOUR, start: 0 },
  bucket: { kind: "token bucket", rate: 5, period: HOUR },
  sharded: { kind: "fixed window", rate: 20, period: HOUR, shards: 2, start: 0 },
  later: { kind: "token bucket", rate: 8, period: HOUR, applyUpdates: "asynchronously" },
});

const name = v.union(v.literal("perHour"), v.literal("bucket"), v.literal("sharded"), v.literal("later"));

export const limit = mutation({ args: { name, key: v.optional(v.string()), count: v.optional(v.number()) }, handler: async (ctx, { name: limitName, ...options }) => limiter.limit(ctx, limitName, options) });

/** A limit that is used up inside a mutation that fails. */
export const limitAndFail = mutation({
  args: { key: v.string() },
  handler: async (ctx, { key }) => {
    await limiter.limit(ctx, "perHour", { key, count: 10 });
    throw new Error("nothing of this happened");
  },
});

export const check = query({ args: { name, key: v.optional(v.string()) }, handler: async (ctx, { name: limitName, key }) => limiter.check(ctx, limitName, { key }) });
export const value = query({ args: { name, key: v.optional(v.string()) }, handler: async (ctx, { name: limitName, key }) => (await limiter.getValue(ctx, limitName, { key })).value });
export const reset = mutation({ args: { name, key: v.string() }, handler: async (ctx, { name: limitName, key }) => limiter.reset(ctx, limitName, { key }) });
