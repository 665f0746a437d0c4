import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "../domain/errors";
import { RATE_TIERS, type RateTier } from "../domain/limits";

export const QUOTA_WINDOW_SECONDS = 60;

/** Where a caller stands after this call. */
export interface Quota {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Whole seconds until the window gives calls back. */
  resetSeconds: number;
}

/** Counts calls in a store that all processes share. Throws when the store is unreachable or too slow. */
export interface SharedCounter {
  take(limit: number, windowSeconds: number, key: string): Promise<Quota>;
}

export interface RateLimiter {
  /** @param key route and caller together: each route has its own bucket per caller */
  take(tier: RateTier, key: string): Promise<Quota>;
}

/**
 * Quotas on the shared store. Without it, strict and standard hold half the quota inside this process, so that a
 * lost cache neither blocks money nor leaves it unguarded; generous opens, for nothing costly is that.
 */
export function createRateLimiter(shared: SharedCounter, onFallback: (cause: unknown) => void): RateLimiter {
  const local = new Map<RateTier, RateLimiterMemory>();
  const localFor = (tier: RateTier): RateLimiterMemory => {
    const known = local.get(tier);
    if (known !== undefined) return known;
    const limiter = new RateLimiterMemory({ points: halfOf(RATE_TIERS[tier]), duration: QUOTA_WINDOW_SECONDS });
    local.set(tier, limiter);
    return limiter;
  };

  return {
    async take(tier, key) {
      const limit = RATE_TIERS[tier];
      try {
        return await shared.take(limit, QUOTA_WINDOW_SECONDS, key);
      } catch (cause) {
        onFallback(cause);
        if (tier === "generous") return { allowed: true, limit, remaining: limit, resetSeconds: QUOTA_WINDOW_SECONDS };
        return await takeLocally(localFor(tier), key);
      }
    },
  };
}

/** @throws {AppError} `rate_limited` with the seconds to wait */
export function demandQuota(quota: Quota): void {
  if (quota.allowed) return;
  const seconds = Math.max(1, quota.resetSeconds);
  throw new AppError("rate_limited", `Too many requests. Try again in ${seconds} s.`, {
    details: { retryAfterSeconds: seconds },
    retryAfterSeconds: seconds,
  });
}

/** `RateLimit-*` as the IETF draft names them; the reset is in seconds from now. */
export function quotaHeaders(quota: Quota): Record<string, string> {
  return {
    "ratelimit-limit": String(quota.limit),
    "ratelimit-remaining": String(Math.max(0, quota.remaining)),
    "ratelimit-reset": String(quota.resetSeconds),
  };
}

async function takeLocally(limiter: RateLimiterMemory, key: string): Promise<Quota> {
  const spent = await limiter.penalty(key, 1);
  return {
    allowed: spent.consumedPoints <= limiter.points,
    limit: limiter.points,
    remaining: Math.max(0, limiter.points - spent.consumedPoints),
    resetSeconds: Math.ceil(spent.msBeforeNext / 1000),
  };
}

function halfOf(limit: number): number {
  return Math.max(1, Math.floor(limit / 2));
}
