import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, startFixture } from "./hostSupport";

describe("the isolate", () => {
  let convex: ConvexDeployment;
  beforeAll(async () => {
    convex = await startFixture();
  });
  afterAll(() => convex.close());

  test("what a module draws while it loads is the same in every realm; what a run draws is its own", async () => {
    const fresh = await startFixture({ freshRealms: true });
    const [one, other] = [await client(fresh).query(api.runtime.chance, { run: 1 }), await client(fresh).query(api.runtime.chance, { run: 2 })];
    await fresh.close();
    expect(other.loadedWith).toEqual(one.loadedWith);
    expect(one.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set([one.id, other.id, one.loadedWith.id]).size).toBe(3);
    expect(other.bytes).not.toEqual(one.bytes);
    expect(other.words).not.toEqual(one.words);
  });

  test("structuredClone makes copies of the realm's own kinds, whole and apart from the original", async () => {
    expect(await client(convex).query(api.runtime.clones, {})).toEqual({ plain: true, original: 1, cyclic: true, date: true, map: true, bytes: true, pattern: "/x/gi", error: "far", refused: "DataCloneError" });
  });

  test("crypto.subtle takes plain buffers of the realm, as arguments and inside algorithms", async () => {
    const expected = { verified: true, forged: false, opened: "text", shared: 32, isKey: true };
    expect(await client(convex).query(api.web.cryptoInQuery, {})).toEqual(expected);
    expect(await client(convex).action(api.web.cryptoInAction, {})).toEqual(expected);
  });

  test("a function that computes for long between two answers of the host is not stuck", async () => {
    // A second or two; passwords are hashed this way.
    expect(await client(convex).mutation(api.runtime.computesBetweenAnswers, { steps: 500_000_000 })).toBe(true);
  });

  test("errors of the host count as what they are", async () => {
    expect(await client(convex).action(api.web.errors, { url: "http://127.0.0.1:1" })).toEqual({ fetch: [true, true, false], url: [true, true, false], own: [false, true, true] });
  });

  test("the names that Convex documents for its runtime are all there", async () => {
    const names = "Blob Event EventTarget fetch File FormData Headers Request Response TextDecoder TextEncoder ReadableStream ReadableStreamBYOBReader ReadableStreamDefaultReader TransformStream WritableStream WritableStreamDefaultWriter crypto CryptoKey SubtleCrypto URL URLSearchParams AbortController AbortSignal DOMException atob btoa console structuredClone queueMicrotask setTimeout setInterval performance";
    expect(await client(convex).query(api.web.absent, { names: names.split(" ") })).toEqual([]);
  });

  test("the newer built-ins of ECMAScript are there, whatever the Node", async () => {
    expect(await client(convex).query(api.builtins.modern, {})).toEqual({
      grouped: { odd: [1, 3], even: [2] },
      mapped: [[1, ["a", "c"]], [2, ["bb"]]],
      resolved: 7,
      tried: "now",
      failed: "then",
      gathered: [2, 4],
      sets: [[1, 2, 3, 4], [3], [1, 2], [1, 2, 4]],
      relations: [false, true, true],
      helped: [9, 25, 49],
      flat: [1, 1, 2, 2],
      summed: 6,
      found: [true, false, 4],
      from: [1, 1],
      disposable: "symbol",
      bytes: [[104, 105, 63], [104, 105], [0, 255]],
      texts: ["aGk//w==", "__4", "00ff"],
      put: [{ read: 0, written: 0 }, { read: 4, written: 2 }],
      refused: ["SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError"],
      escaped: ["\\x61\\.b\\x2dc", true],
      isError: [true, false],
      today: true,
    });
  });

  test("WebAssembly of the bundle runs, compiled while its module loads", async () => {
    expect(await client(convex).query(api.builtins.adds, {})).toEqual([5, 7]);
  });

  test("AsyncLocalStorage and AsyncResource keep their context over awaits, and none from one call to the next", async () => {
    const expected = [null, "one", "one", "other", "other", "bound", "resource"];
    for (const call of [1, 2, 3]) {
      const seen = { query: await client(convex).query(api.builtins.contextInQuery, {}), action: await client(convex).action(api.builtins.contextInAction, {}) };
      expect(seen, `call ${call}`).toEqual({ query: expected, action: expected });
    }
  });

  test("a rejection that nobody takes up fails the function and takes its writes back", async () => {
    await expect(client(convex).mutation(api.runtime.rejectsUnnoticed, { name: "unnoticed" })).rejects.toThrow(/Uncaught Error: unnoticed\n    at handler \(\.\.\/convex\/runtime\.ts:\d+:\d+\)/);
    expect(await client(convex).query(api.messages.counter, { name: "unnoticed" })).toBe(0);
    await expect(client(convex).query(api.runtime.rejectsUnnoticedInQuery, {})).rejects.toThrow("Uncaught Error: unnoticed");
    await expect(client(convex).action(api.runtime.rejectsUnnoticedInAction, {})).rejects.toThrow("Uncaught Error: unnoticed");
    expect(await client(convex).mutation(api.messages.increment, { name: "next" })).toBe(1);
  });

  test("a rejection that is taken up later in the function is no fault", async () => {
    expect(await client(convex).mutation(api.runtime.rejectsNoticedLate, {})).toBe("caught");
  });
});

describe("strict mode", () => {
  test("keeps no module state, and applies once a mutation that it runs twice", async () => {
    const strict = await startFixture({ strict: true });
    expect(await client(strict).mutation(api.runtime.counted, { name: "strict" })).toBe(1);
    expect(await client(strict).mutation(api.runtime.counted, { name: "strict2" })).toBe(1);
    expect(await client(strict).mutation(api.messages.increment, { name: "twice" })).toBe(1);
    expect(await client(strict).mutation(api.messages.increment, { name: "twice" })).toBe(2);
    await strict.close();
  });

  test("a mutation that meets conflicts is run again up to four times, and fails with the fifth without a trace", async () => {
    const four = await startFixture({ conflicts: 4 });
    expect(await client(four).mutation(api.runtime.counted, { name: "four" })).toBe(5);
    expect(await client(four).query(api.messages.counter, { name: "four" })).toBe(5);
    await four.close();
    const five = await startFixture({ conflicts: 5 });
    await expect(client(five).mutation(api.messages.increment, { name: "five" })).rejects.toThrow("Data read or written in this mutation changed while it was being run");
    expect(await client(five).query(api.messages.counter, { name: "five" })).toBe(0);
    await five.close();
  });
});

describe("redacted errors", () => {
  let convex: ConvexDeployment;
  beforeAll(async () => {
    convex = await startFixture({ redactErrors: true });
  });
  afterAll(() => convex.close());
  const BARE = /^\[Request ID: [0-9a-f]{16}\] Server Error$/;

  test("tell nobody but the admin what went wrong; a ConvexError still brings its data", async () => {
    await expect(client(convex).query(api.messages.fails, {})).rejects.toMatchObject({ message: expect.stringMatching(BARE) });
    await expect(client(convex).mutation(api.messages.send, { author: "x", body: "boom" })).rejects.toMatchObject({ data: { code: "BAD", body: "boom" }, message: expect.stringMatching(BARE) });
    const admin = new ConvexHttpClient(convex.url, { logger: false });
    Reflect.apply(Reflect.get(admin, "setAdminAuth"), admin, [convex.adminKey]);
    await expect(admin.query(api.messages.fails, {})).rejects.toThrow("deliberate");
    expect(await (await fetch(`${convex.siteUrl}/throws`)).text()).not.toContain("deliberate");
  });

  test("hold over the socket too, for queries, mutations and actions", async () => {
    const page = new ConvexClient(convex.url, { logger: false });
    const failed = new Promise<Error>((resolve) => page.onUpdate(api.messages.fails, {}, () => {}, resolve));
    expect((await failed).message).not.toContain("deliberate");
    await expect(page.mutation(api.runtime.rejectsUnnoticed, { name: "x" })).rejects.not.toThrow("unnoticed");
    await expect(page.action(api.runtime.rejectsUnnoticedInAction, {})).rejects.not.toThrow("unnoticed");
    await page.close();
  });
});
