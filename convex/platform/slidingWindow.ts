import { FUNCTION_LIMITS, type FunctionLimit } from "../../lib/domain/limits";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";

const PRUNE_BATCH = 200;

/**
 * Counts `cost` against a caller's sliding window and refuses with `rate_limited` when it is full. The window slides by
 * weighting the previous one with the part of it still in view, so a row per key is all there is to store.
 * A refused call rolls its whole transaction back, so only what went through is counted.
 */
export async function spend(ctx: MutationCtx, limit: FunctionLimit, who: string, cost = 1): Promise<void> {
  const { max, windowMs } = FUNCTION_LIMITS[limit];
  const key = `${limit}:${who}`;
  const now = Date.now();
  const windowStart = now - (now % windowMs);
  const row = await ctx.db
    .query("limits")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();
  const used = row?.windowStart === windowStart ? row.used : 0;
  const usedBefore = row === null ? 0 : row.windowStart === windowStart ? row.usedBefore : row.windowStart === windowStart - windowMs ? row.used : 0;
  const remainsOfPrevious = 1 - (now - windowStart) / windowMs;
  if (used + usedBefore * remainsOfPrevious + cost > max) {
    const retryAfterSeconds = Math.max(1, Math.ceil((windowStart + windowMs - now) / 1000));
    fail("rate_limited", "Too many requests. Please wait a moment and try again.", { retryAfterSeconds });
  }
  const next = { key, windowStart, used: used + cost, usedBefore, staleAt: windowStart + 2 * windowMs };
  if (row === null) await ctx.db.insert("limits", next);
  else await ctx.db.replace(row._id, next);
}

/** Deletes counters whose windows are over. */
export async function pruneLimits(ctx: MutationCtx): Promise<void> {
  const stale = await ctx.db
    .query("limits")
    .withIndex("by_stale", (q) => q.lt("staleAt", Date.now()))
    .take(PRUNE_BATCH);
  for (const row of stale) await ctx.db.delete(row._id);
}
