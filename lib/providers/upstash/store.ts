import type { Redis } from "@upstash/redis";
import type { KeyValueStore } from "../../http/idempotency";

/** Redis as the kernel's store of idempotent answers. The client must not deserialize: values are our own text. */
export function upstashStore(redis: Redis): KeyValueStore {
  return {
    get: (key) => redis.get<string>(key),
    setIfAbsent: async (key, value, seconds) => (await redis.set(key, value, { nx: true, ex: seconds })) === "OK",
    set: async (key, value, seconds) => {
      await redis.set(key, value, { ex: seconds });
    },
    remove: async (key) => {
      await redis.del(key);
    },
  };
}
