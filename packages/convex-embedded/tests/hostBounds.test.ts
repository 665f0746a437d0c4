/** Bounds of time and number that only show when somebody goes to them. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { startConvex, type ConvexDeployment } from "../index.mjs";
import type { Id } from "./fixture-app/convex/_generated/dataModel";
import { api, client, eventually, RawSocket, startFixture } from "./hostSupport";

const HOUR_MS = 3600_000;

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());
afterEach(() => {
  vi.useRealTimers();
});

describe("of a socket", () => {
  test("a transition shows one moment: what changes together arrives together", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    const watch = (queryId: number, name: string) => ({ type: "Add", queryId, udfPath: "messages:counter", args: [{ name }] });
    raw.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [watch(1, "left"), watch(2, "right")] });
    for (let round = 0; round < 100; round += 1) raw.mutation(round, "messages:incrementAll", { names: ["left", "right"] });
    await raw.take(({ type, requestId }) => type === "MutationResponse" && requestId === 99);
    const seen: unknown[][] = [];
    for (let last: unknown = 0; last !== 100; ) {
      const { modifications } = await raw.ofType("Transition");
      if (!Array.isArray(modifications) || modifications.length === 0) continue;
      const values = modifications.map(({ value }) => value);
      seen.push(values);
      last = values[0];
    }
    for (const values of seen) expect(values).toEqual([values[0], values[0]]);
    expect(seen.length).toBeGreaterThan(1);
    raw.socket.terminate();
  });

  test("a client that sends without waiting is cut off at a thousand waiting mutations; what was answered stands", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    for (let each = 0; each < 5000; each += 1) raw.mutation(each, "messages:increment", { name: "flood" });
    expect(await raw.closed()).toContain("TooManyConcurrentRequests");
    const answered = raw.received.filter(({ type }) => type === "MutationResponse").length;
    const counted = await client(convex).query(api.messages.counter, { name: "flood" });
    expect(counted).toBeGreaterThanOrEqual(answered);
    expect(counted).toBeLessThan(5000);
  });

  test("one that is silent for two minutes is ended, one that answers is not", async () => {
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: Date.now() });
    const silent = await RawSocket.open(convex.url, {}, { autoPong: false });
    const alive = await RawSocket.open(convex.url);
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 5000) {
        await vi.advanceTimersByTimeAsync(5000);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await pass(115_000);
    expect([silent.socket.readyState, alive.socket.readyState]).toEqual([silent.socket.OPEN, alive.socket.OPEN]);
    await pass(15_000);
    await vi.waitFor(() => expect(silent.socket.readyState).toBe(silent.socket.CLOSED));
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    alive.socket.terminate();
  });
});

describe("of scheduled functions", () => {
  const isJob = (id: string): id is Id<"_scheduled_functions"> => id.length > 0;
  const stateOf = async (deployment: ConvexDeployment, id: string) => (isJob(id) ? (await client(deployment).query(api.jobs.state, { id }))?.kind : undefined);

  test("eight run at a time; mutations that are due do not wait for the actions among them for ever", async () => {
    const own = await startFixture({ actionLimitMs: 3000 });
    try {
      const ids = await Promise.all(Array.from({ length: 9 }, () => client(own).mutation(api.jobs.laterHanging, {})));
      const states = () => Promise.all(ids.map((id) => stateOf(own, id)));
      const of = (state: string) => (kinds: (string | undefined)[]) => kinds.filter((kind) => kind === state).length;
      expect(await eventually(states, (kinds) => of("inProgress")(kinds) === 8)).toContain("pending");
      const behind = await client(own).mutation(api.jobs.later, { name: "behind", delayMs: 0 });
      expect(await stateOf(own, behind)).toBe("pending");
      await eventually(() => stateOf(own, behind), (kind) => kind === "success");
    } finally {
      await own.close();
    }
  });

  test("their rows are kept for seven days, also by a deployment that is never started again", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "convex-embedded-bounds-"));
    const began = Date.now();
    let own = await startFixture({ dataDir });
    try {
      const id = await client(own).mutation(api.jobs.later, { name: "kept", delayMs: 0 });
      await eventually(() => stateOf(own, id), (kind) => kind === "success");
      await own.close();
      vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: began + 7 * 24 * HOUR_MS - HOUR_MS });
      own = await startConvex({ dataDir });
      expect(await stateOf(own, id)).toBe("success");
      await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
      await vi.waitFor(async () => expect(await stateOf(own, id)).toBeUndefined(), { timeout: 5000 });
    } finally {
      await own.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

test("HEAD is answered by the GET route, without its body", async () => {
  const response = await fetch(`${convex.siteUrl}/stream/2`, { method: "HEAD" });
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([200, "text/plain", ""]);
});
