import { Ratelimit } from "@upstash/ratelimit";
import type { Redis } from "@upstash/redis";
import type { SharedCounter } from "../../http/quota";
import { UPSTASH_TIMEOUT_MS } from "./redis";

/**
 * Sliding windows in Redis, by `@upstash/ratelimit`. Measured of 2.2: a refused connection throws, but a store that
 * hangs answers `success: true, reason: "timeout"`; here both throw, so that the caller's fallback decides.
 */
export function upstashCounter(redis: Redis): SharedCounter {
  const limiters = new Map<string, Ratelimit>();
  const limiterFor = (limit: number, windowSeconds: number): Ratelimit => {
    const name = `${limit}/${windowSeconds}`;
    const known = limiters.get(name);
    if (known !== undefined) return known;
    const limiter = new Ratelimit({
      redis,
      limiter: Ratelimit.slidingWindow(limit, `${windowSeconds} s`),
      prefix: `limit:${name}`,
      timeout: UPSTASH_TIMEOUT_MS,
      analytics: false,
      // The library's own cache of blocked callers never forgets one that stays away.
      ephemeralCache: false,
    });
    limiters.set(name, limiter);
    return limiter;
  };

  return {
    async take(limit, windowSeconds, key) {
      const answer = await limiterFor(limit, windowSeconds).limit(key);
      if (answer.reason === "timeout") throw new Error(`The rate limit store did not answer within ${UPSTASH_TIMEOUT_MS} ms`);
      return {
        allowed: answer.success,
        limit: answer.limit,
        remaining: answer.remaining,
        resetSeconds: Math.max(0, Math.ceil((answer.reset - Date.now()) / 1000)),
      };
    },
  };
}
