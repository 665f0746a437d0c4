import { createServer, type Server } from "node:http";
import { afterEach, beforeAll, afterAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../packages/sandbox/src/index";
import { upstashCounter } from "../providers/upstash/counter";
import { connectRedis, UPSTASH_TIMEOUT_MS } from "../providers/upstash/redis";
import { createRateLimiter, type RateLimiter } from "./quota";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, appOrigin: "http://localhost:3000", memory: true });
});
afterAll(() => sandbox.close());

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function limiterOn(url: string, token = "t"): { limiter: RateLimiter; fallbacks: unknown[] } {
  const fallbacks: unknown[] = [];
  const limiter = createRateLimiter(upstashCounter(connectRedis({ url, token })), (cause) => void fallbacks.push(cause));
  return { limiter, fallbacks };
}

/** A store that accepts connections and never answers. */
async function hangingStore(): Promise<string> {
  const server = createServer(() => undefined);
  servers.push(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("no port"));
      else resolve(address.port);
    });
  });
  return `http://127.0.0.1:${port}`;
}

/** How many of these calls get through. Counted anew with a fresh key when the minute turned meanwhile, which frees a share. */
async function allowedOf(limiter: RateLimiter, tier: "strict" | "standard" | "generous", calls: number, key: string): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    const minute = Math.floor(Date.now() / 60_000);
    let allowed = 0;
    for (let i = 0; i < calls; i++) if ((await limiter.take(tier, `${key}|${attempt}`)).allowed) allowed += 1;
    if (Math.floor(Date.now() / 60_000) === minute) return allowed;
  }
}

describe("with the shared store", () => {
  test.each([
    ["strict", 5],
    ["standard", 30],
    ["generous", 100],
  ] as const)("%s allows exactly %i per window, each key for itself", async (tier, quota) => {
    const { limiter, fallbacks } = limiterOn(sandbox.env["UPSTASH_REDIS_REST_URL"] ?? "", sandbox.env["UPSTASH_REDIS_REST_TOKEN"]);
    expect(await allowedOf(limiter, tier, quota + 3, `${tier}|a`)).toBe(quota);
    expect((await limiter.take(tier, `${tier}|b`)).remaining).toBe(quota - 1);
    expect(fallbacks).toEqual([]);
  });

  test("two processes share one count", async () => {
    const url = sandbox.env["UPSTASH_REDIS_REST_URL"] ?? "";
    const token = sandbox.env["UPSTASH_REDIS_REST_TOKEN"];
    const counts = await Promise.all([limiterOn(url, token), limiterOn(url, token)].map(({ limiter }) => allowedOf(limiter, "strict", 5, "shared")));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  });
});

describe("without it", () => {
  test("a refused connection leaves strict and standard half the quota, and generous open", async () => {
    const { limiter, fallbacks } = limiterOn("http://127.0.0.1:1");
    expect(await allowedOf(limiter, "strict", 8, "a")).toBe(2);
    expect(await allowedOf(limiter, "standard", 20, "a")).toBe(15);
    expect(await allowedOf(limiter, "generous", 120, "a")).toBe(120);
    expect(fallbacks).toHaveLength(148);
  });

  test("a store that hangs is given up in time, and is no open door", async () => {
    const { limiter } = limiterOn(await hangingStore());
    const started = performance.now();
    const quotas = await Promise.all([1, 2, 3].map(() => limiter.take("strict", "a")));
    expect(performance.now() - started).toBeLessThan(UPSTASH_TIMEOUT_MS * 3);
    expect(quotas.map(({ allowed }) => allowed)).toEqual([true, true, false]);
  });

  test("a store that refuses our token is a lost store, not an open one", async () => {
    const { limiter } = limiterOn(sandbox.env["UPSTASH_REDIS_REST_URL"] ?? "", "not-the-token");
    expect(await allowedOf(limiter, "strict", 4, "a")).toBe(2);
  });
});
