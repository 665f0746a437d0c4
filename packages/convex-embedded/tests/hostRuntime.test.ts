import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConvexClient } from "convex/browser";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, eventually, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture({ functionLimitMs: 1500 });
});
afterAll(() => convex.close());

describe("what functions see", () => {
  test("queries have a frozen clock and the isolate's globals, nothing of Node", async () => {
    const one = await client(convex).query(api.runtime.globals, {});
    expect(one).toMatchObject({ buffer: "undefined", require: "undefined", process: ["env"], clockStandsStill: true });
  });

  test("fetch and timers are refused in queries, in Convex's words", async () => {
    await expect(client(convex).query(api.runtime.fetches, {})).rejects.toThrow("Can't use fetch() in queries and mutations. Please consider using an action.");
    await expect(client(convex).query(api.runtime.sleeps, {})).rejects.toThrow("Can't use setTimeout in queries and mutations.");
  });

  test("a mutation may wait for crypto.subtle, also in a nested query", async () => {
    const sha = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(await client(convex).mutation(api.runtime.digests, { text: "x" })).toBe(sha(sha("x")));
  });

  test("work that a function leaves unawaited stays in its own transaction", async () => {
    await expect(client(convex).mutation(api.runtime.leavesWorkThenFails, { name: "left" })).rejects.toThrow("taken back");
    for (let round = 0; round < 20; round += 1) await client(convex).mutation(api.messages.increment, { name: "afterLeft" });
    expect(await client(convex).query(api.messages.counter, { name: "left" })).toBe(0);
  });

  test("a changed environment variable is seen by running queries' next run", async () => {
    await convex.setEnv({ GREETING: "changed" });
    expect(await client(convex).query(api.messages.whoami, {})).toMatchObject({ greeting: "changed" });
    await convex.setEnv({ GREETING: "hello" });
  });
});

describe("functions that do not end", () => {
  test("a promise that nothing will settle fails its call alone", async () => {
    const [stuck, other] = await Promise.allSettled([client(convex).mutation(api.runtime.neverEnds, {}), client(convex).mutation(api.messages.increment, { name: "besideStuck" })]);
    expect(stuck).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("Returned promise will never resolve") } });
    expect(other.status).toBe("fulfilled");
  });

  test("a mutation in an endless loop is stopped; what waited with it happens exactly once, and live queries go on", async () => {
    const live = new ConvexClient(convex.url, { logger: false });
    const seen: number[] = [];
    live.onUpdate(api.messages.counter, { name: "besideLoop" }, (value) => seen.push(value));
    await eventually(async () => seen.length, (length) => length === 1);
    const loop = client(convex).mutation(api.runtime.spins, { forMs: 1 });
    const beside = Array.from({ length: 20 }, () => client(convex).mutation(api.messages.increment, { name: "besideLoop" }, { skipQueue: true }));
    await expect(loop).rejects.toThrow("Function execution timed out (maximum duration: 1.5s)");
    expect(new Set(await Promise.all(beside)).size).toBe(20);
    expect(await client(convex).query(api.messages.counter, { name: "besideLoop" })).toBe(20);
    await eventually(async () => seen.at(-1), (last) => last === 20);
    await live.close();
  });

  test("a live query in an endless loop is told it timed out, and the session's other queries are served", async () => {
    const live = new ConvexClient(convex.url, { logger: false });
    const failed = new Promise<Error>((resolve) => live.onUpdate(api.runtime.spinningQuery, { key: "loop" }, () => {}, resolve));
    const counted = new Promise<number>((resolve) => live.onUpdate(api.messages.counter, { name: "nothing" }, resolve));
    expect((await failed).message).toContain("Function execution timed out");
    expect(await counted).toBe(0);
    await live.close();
  });

  test("an action in an endless loop is stopped while everything else goes on", async () => {
    const loop = client(convex).action(api.runtime.spinningAction, {});
    const watched = expect(loop).rejects.toThrow("Function execution timed out");
    expect(await client(convex).mutation(api.messages.increment, { name: "besideAction" })).toBe(1);
    expect(await client(convex).action(api.messages.act, { n: 1 })).toBeGreaterThan(0);
    await watched;
  });
});

test("a function that fills the memory fails alone: what waited with it happens exactly once, in the same process", async () => {
  const roomy = await startFixture({ functionLimitMs: 120_000, heapLimitMb: 128 });
  try {
    const hoarding = expect(client(roomy).mutation(api.runtime.hoards, {})).rejects.toThrow("JavaScript execution ran out of memory (maximum memory usage: 128 MB)");
    const beside = Array.from({ length: 20 }, () => client(roomy).mutation(api.messages.increment, { name: "besideHoard" }, { skipQueue: true }));
    await hoarding;
    expect(new Set(await Promise.all(beside)).size).toBe(20);
    expect(await client(roomy).query(api.messages.counter, { name: "besideHoard" })).toBe(20);
  } finally {
    await roomy.close();
  }
}, 120_000);
