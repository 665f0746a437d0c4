import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { expect, test } from "vitest";
import type { Sandbox } from "../src/index";
import { sandboxFor } from "./kernel-support";

function redisOf({ env }: Sandbox, token = env.UPSTASH_REDIS_REST_TOKEN): Redis {
  return new Redis({ url: env.UPSTASH_REDIS_REST_URL ?? "", token: token ?? "", retry: { retries: 0 }, enableTelemetry: false });
}

function post({ env }: Sandbox, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(env.UPSTASH_REDIS_REST_URL + path, {
    method: "POST",
    headers: { authorization: `Bearer ${env.UPSTASH_REDIS_REST_TOKEN}`, ...headers },
    body: JSON.stringify(body),
  });
}

test("values of every kind come back as they were stored, umlauts included", async () => {
  const redis = redisOf(await sandboxFor());
  expect(await redis.set("a", { x: 1, y: "ä" })).toBe("OK");
  expect(await redis.get("a")).toEqual({ x: 1, y: "ä" });
  expect(await redis.get("nothing")).toBeNull();
  await redis.hset("h", { one: "1", two: "zwei" });
  expect(await redis.hgetall("h")).toEqual({ one: 1, two: "zwei" });
  expect(await redis.incrby("n", 5)).toBe(5);
  expect(await redis.mget("n", "nothing")).toEqual([5, null]);
  expect(await redis.set("a", "again", { nx: true })).toBeNull();
  await redis.sadd("s", "x", "y");
  expect((await redis.smembers("s")).toSorted()).toEqual(["x", "y"]);
});

test("a key with a lifetime is gone after it", async () => {
  const redis = redisOf(await sandboxFor());
  await redis.set("short", 1, { px: 1500 });
  expect(await redis.pttl("short")).toBeGreaterThan(0);
  await expect.poll(() => redis.get("short"), { timeout: 10_000 }).toBeNull();
  await redis.set("long", 1, { ex: 1000, nx: true });
  expect(await redis.ttl("long")).toBeGreaterThan(900);
  await redis.set("long", 2);
  expect(await redis.ttl("long")).toBe(-1);
});

test("the wire is Upstash's: results and errors side by side in a pipeline, text in base64 when asked", async () => {
  const sandbox = await sandboxFor();
  const pipeline = await post(sandbox, "/pipeline", [["SET", "a", "b"], ["NOSUCH"], ["GET", "a"]]);
  expect([pipeline.status, await pipeline.json()]).toEqual([200, [{ result: "OK" }, { error: "ERR unknown command 'NOSUCH'" }, { result: "b" }]]);
  expect(await (await post(sandbox, "", ["GET", "a"], { "upstash-encoding": "base64" })).json()).toEqual({ result: "Yg==" });
  expect(await (await post(sandbox, "", ["SET", "a", "c"], { "upstash-encoding": "base64" })).json()).toEqual({ result: "OK" });
  const unknown = await post(sandbox, "", ["CONFIG", "GET", "*"]);
  expect([unknown.status, await unknown.json()]).toEqual([400, { error: "ERR unknown command 'CONFIG'" }]);
  expect((await post(sandbox, "", ["SET", "a", "b", "KEEPTTL"])).status).toBe(400);
  expect((await post(sandbox, "", ["EXPIRE", "a", "9", "NX"])).status).toBe(400);
  expect((await post(sandbox, "", { not: "a command" })).status).toBe(400);
  expect((await post(sandbox, "/nothing", [])).status).toBe(404);
});

test("a wrong token is refused", async () => {
  const sandbox = await sandboxFor();
  await expect(redisOf(sandbox, "wrong").get("a")).rejects.toThrow(/WRONGPASS/);
});

test("a transaction is not interleaved with other callers", async () => {
  const redis = redisOf(await sandboxFor());
  const transfer = () => {
    const transaction = redis.multi();
    for (let step = 0; step < 20; step += 1) transaction.incr("counter");
    return transaction.exec<number[]>();
  };
  for (const counts of await Promise.all([transfer(), transfer(), transfer()])) {
    expect((counts.at(-1) ?? 0) - (counts[0] ?? 0)).toBe(19);
  }
});

test("a script is known by the digest of its exact text", async () => {
  const redis = redisOf(await sandboxFor());
  const source = "#!lua flags=allow-key-locking\nreturn { KEYS[1], tonumber(ARGV[1]) + 1 }";
  await expect(redis.evalsha("0".repeat(40), [], [])).rejects.toThrow(/NOSCRIPT/);
  expect(await redis.eval(source, ["k"], ["41"])).toEqual(["k", 42]);
  const digest = await redis.scriptLoad(source);
  expect(await redis.evalsha(digest, ["k"], ["1"])).toEqual(["k", 2]);
  expect(await redis.scriptExists(digest, "0".repeat(40))).toEqual([1, 0]);
});

test.each([
  ["sliding", Ratelimit.slidingWindow(5, "1 h")],
  ["fixed", Ratelimit.fixedWindow(5, "1 h")],
])("a %s window of five lets five through and tells what remains", async (prefix, limiter) => {
  const limit = new Ratelimit({ redis: redisOf(await sandboxFor()), limiter, prefix, analytics: false, ephemeralCache: false });
  const answers = [];
  for (let call = 0; call < 7; call += 1) answers.push(await limit.limit("caller"));
  expect(answers.map(({ success }) => success)).toEqual([true, true, true, true, true, false, false]);
  expect(answers.slice(0, 5).map(({ remaining }) => remaining)).toEqual([4, 3, 2, 1, 0]);
  expect((await limit.limit("somebody else")).success).toBe(true);
});

test("twenty calls at once against a limit of five let exactly five through", async () => {
  const limit = new Ratelimit({ redis: redisOf(await sandboxFor()), limiter: Ratelimit.slidingWindow(5, "1 h"), analytics: false, ephemeralCache: false });
  const answers = await Promise.all(Array.from({ length: 20 }, () => limit.limit("caller")));
  expect(answers.filter(({ success }) => success)).toHaveLength(5);
});

test("two sandboxes in one process share nothing", async () => {
  const [one, two] = [redisOf(await sandboxFor()), redisOf(await sandboxFor())];
  await one.set("a", 1);
  expect(await two.get("a")).toBeNull();
});
