import { callerOf } from "../auth";
import { env } from "../env";
import { upstashCounter } from "../providers/upstash/counter";
import { connectRedis } from "../providers/upstash/redis";
import { upstashStore } from "../providers/upstash/store";
import type { KernelServices } from "./kernel";
import { createLogger } from "./log";
import { createRateLimiter } from "./quota";

/** A lost store fails every request; one line now and then says as much. */
const FALLBACK_LOG_MS = 10_000;

let made: KernelServices | undefined;

/** What the kernel of this process works with, made from the environment at its first request. */
export function kernelServices(): KernelServices {
  if (made !== undefined) return made;
  const { APP_URL, NODE_ENV, TRUSTED_PROXIES, UPSTASH_REDIS_REST_TOKEN, UPSTASH_REDIS_REST_URL } = env();
  const logger = createLogger({ service: "app" });
  const redis = connectRedis({ url: UPSTASH_REDIS_REST_URL, token: UPSTASH_REDIS_REST_TOKEN });
  made = {
    appUrl: APP_URL,
    trustedProxies: TRUSTED_PROXIES,
    checkAnswers: NODE_ENV !== "production",
    identify: callerOf,
    limiter: createRateLimiter(upstashCounter(redis), atMostEvery(FALLBACK_LOG_MS, (cause) => logger.warn("limit.fallback", { cause }))),
    answers: upstashStore(redis),
    logger,
  };
  return made;
}

function atMostEvery(milliseconds: number, act: (value: unknown) => void): (value: unknown) => void {
  let next = 0;
  return (value) => {
    if (Date.now() < next) return;
    next = Date.now() + milliseconds;
    act(value);
  };
}
