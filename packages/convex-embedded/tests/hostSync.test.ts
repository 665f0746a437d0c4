import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConvexClient } from "convex/browser";
import type { ConvexDeployment } from "../index.mjs";
import { startConvex } from "../index.mjs";
import { api, client, eventually, RawSocket, startFixture, token } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

function live(url = convex.url): ConvexClient {
  return new ConvexClient(url, { logger: false });
}

const add = (queryId: number, udfPath: string, args: Record<string, unknown>) => ({ type: "Add", queryId, udfPath, args: [args] });

describe("live queries", () => {
  test("a commit reaches the queries that read what it wrote, and no others", async () => {
    const page = live();
    const [touched, untouched]: [number[], number[]] = [[], []];
    page.onUpdate(api.messages.counter, { name: "live" }, (value) => touched.push(value));
    page.onUpdate(api.messages.counter, { name: "still" }, (value) => untouched.push(value));
    await eventually(async () => touched.length + untouched.length, (count) => count === 2);
    await client(convex).mutation(api.messages.increment, { name: "live" });
    await eventually(async () => touched, (values) => values.length === 2);
    expect(touched).toEqual([0, 1]);
    expect(untouched).toEqual([0]);
    await page.close();
  });

  test("a mutation's promise resolves when its effect is in the client's queries", async () => {
    const page = live();
    const seen: number[] = [];
    page.onUpdate(api.messages.counter, { name: "own" }, (value) => seen.push(value));
    for (let round = 1; round <= 20; round += 1) {
      await page.mutation(api.messages.increment, { name: "own" });
      expect(seen.at(-1)).toBe(round);
    }
    await page.close();
  });

  test("a live page grows instead of sliding: its end is kept", async () => {
    const http = client(convex);
    for (let n = 0; n < 3; n += 1) await http.mutation(api.messages.send, { author: "page", body: `${n}` });
    const page = live();
    const pages: string[][] = [];
    page.onUpdate(api.messages.page, { paginationOpts: { numItems: 2, cursor: null } }, (result) => pages.push(result.page.map(({ body }) => body)));
    await eventually(async () => pages.length, (length) => length === 1);
    await http.mutation(api.messages.send, { author: "page", body: "newest" });
    await eventually(async () => pages.length, (length) => length === 2);
    expect(pages).toEqual([["2", "1"], ["newest", "2", "1"]]);
    await page.close();
  });

  test("a query that throws is reported as failed, and works again when it does", async () => {
    const page = live();
    const failed = await new Promise<Error>((resolve) => page.onUpdate(api.messages.fails, {}, () => {}, resolve));
    expect(failed.message).toContain("deliberate");
    await page.close();
  });

  test("a result above five megabytes arrives whole, in parts", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    raw.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add(1, "runtime:big", { size: 6_000_000 })] });
    const first = await raw.ofType("TransitionChunk");
    expect(first).toMatchObject({ partNumber: 0, totalParts: 2 });
    raw.socket.terminate();
    const page = live();
    const whole = await new Promise<string>((resolve) => page.onUpdate(api.runtime.big, { size: 6_000_000 }, resolve));
    expect(whole).toBe("ä".repeat(6_000_000));
    await page.close();
  });
});

test("many subscribers to one query are one execution, whoever they are, until what it read changes", async () => {
  const pages = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const page = live();
      if (index % 2 === 0) page.setAuth(async () => token(`subscriber${index}`));
      return page;
    }),
  );
  const latest = new Map<number, number>();
  pages.forEach((page, index) => page.onUpdate(api.runtime.drawn, { name: "draw" }, (value) => latest.set(index, value)));
  const first = await eventually(async () => [...latest.values()], (values) => values.length === 20 && new Set(values).size === 1);
  await client(convex).mutation(api.messages.increment, { name: "draw" });
  const second = await eventually(async () => [...latest.values()], (values) => new Set(values).size === 1 && values[0] !== first[0]);
  expect(second).toHaveLength(20);
  await Promise.all(pages.map((page) => page.close()));
});

describe("the rules of the protocol", () => {
  test("transitions follow one another without a gap, and a mutation is followed by one that covers it", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    raw.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add(7, "messages:counter", { name: "rules" })] });
    const first = await raw.ofType("Transition");
    expect(first).toMatchObject({ startVersion: { querySet: 0, identity: 0, ts: "AAAAAAAAAAA=" }, endVersion: { querySet: 1, identity: 0 }, modifications: [{ type: "QueryUpdated", queryId: 7, value: 0 }] });
    raw.mutation(0, "messages:increment", { name: "rules" });
    const response = await raw.ofType("MutationResponse");
    expect(response).toMatchObject({ requestId: 0, success: true, result: 1 });
    let previous = first;
    for (;;) {
      const next = await raw.ofType("Transition");
      expect(next.startVersion).toEqual(previous.endVersion);
      previous = next;
      const end: unknown = previous.endVersion;
      if (JSON.stringify(end).includes(String(response.ts)) || raw.received.length === 0) break;
    }
    raw.send({ type: "ModifyQuerySet", baseVersion: 1, newVersion: 2, modifications: [{ type: "Remove", queryId: 7 }] });
    await raw.take((message) => message.type === "Transition" && JSON.stringify(message).includes("QueryRemoved"));
    raw.socket.terminate();
  });

  test("a query set on a wrong base version is fatal", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    raw.send({ type: "ModifyQuerySet", baseVersion: 3, newVersion: 4, modifications: [] });
    expect(await raw.ofType("FatalError")).toMatchObject({ error: expect.stringContaining("BaseVersionMismatch") });
    await raw.closed();
  });

  test("a client that has seen a later database than this one is turned away", async () => {
    const raw = await RawSocket.open(convex.url);
    const future = Buffer.alloc(8);
    future.writeBigUInt64LE(BigInt(Date.now() + 3600_000) * 1_000_000n);
    raw.connect(randomUUID(), { maxObservedTimestamp: future.toString("base64") });
    expect(await raw.closed()).toContain("InternalServerError");
  });

  test("mutations of one socket are applied in the order they were sent", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    for (let request = 0; request < 30; request += 1) raw.mutation(request, "messages:increment", { name: "order" });
    const results = [];
    for (let request = 0; request < 30; request += 1) results.push((await raw.take((message) => message.requestId === request)).result);
    expect(results).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    raw.socket.terminate();
  });
});

describe("a mutation that is sent again", () => {
  test("is applied once and answered the same on another connection", async () => {
    const sessionId = randomUUID();
    const first = await RawSocket.open(convex.url);
    first.connect(sessionId);
    first.mutation(0, "messages:increment", { name: "replay" });
    expect((await first.ofType("MutationResponse")).result).toBe(1);
    first.socket.terminate();
    const second = await RawSocket.open(convex.url);
    second.connect(sessionId, { connectionCount: 1 });
    second.mutation(0, "messages:increment", { name: "replay" });
    second.mutation(1, "messages:increment", { name: "replay" });
    expect((await second.take(({ requestId }) => requestId === 0)).result).toBe(1);
    expect((await second.take(({ requestId }) => requestId === 1)).result).toBe(2);
    second.socket.terminate();
  });

  test("is applied once when the connection is cut before the answer, a hundred times over", async () => {
    const sessionId = randomUUID();
    for (let request = 0; request < 100; request += 1) {
      const cut = await RawSocket.open(convex.url);
      cut.connect(sessionId, { connectionCount: request * 2 });
      cut.mutation(request, "messages:increment", { name: "cut" });
      // Sometimes before the message is read, sometimes after it was applied.
      await new Promise((resolve) => (request % 3 === 0 ? resolve(null) : setTimeout(resolve, request % 5)));
      cut.socket.terminate();
      const again = await RawSocket.open(convex.url);
      again.connect(sessionId, { connectionCount: request * 2 + 1 });
      again.mutation(request, "messages:increment", { name: "cut" });
      expect((await again.ofType("MutationResponse")).result).toBe(request + 1);
      again.socket.terminate();
    }
    expect(await client(convex).query(api.messages.counter, { name: "cut" })).toBe(100);
  }, 60_000);

  test("is applied once also when the deployment was restarted in between", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "host-replay-"));
    const sessionId = randomUUID();
    const before = await startFixture({ dataDir });
    const first = await RawSocket.open(before.url);
    first.connect(sessionId);
    first.mutation(0, "messages:increment", { name: "restart" });
    const original = await first.ofType("MutationResponse");
    await before.close();
    const after = await startConvex({ dataDir, allowedOrigins: [] });
    const second = await RawSocket.open(after.url);
    second.connect(sessionId, { connectionCount: 1, maxObservedTimestamp: original.ts });
    second.mutation(0, "messages:increment", { name: "restart" });
    expect((await second.ofType("MutationResponse")).result).toBe(1);
    expect(await client(after).query(api.messages.counter, { name: "restart" })).toBe(1);
    await after.close();
    rmSync(dataDir, { recursive: true });
  });
});
