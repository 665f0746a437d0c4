import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, eventually, RawSocket, startFixture, token } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

const add = (queryId: number, udfPath: string, args: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ type: "Add", queryId, udfPath, args: [args], ...more });
const remove = (queryId: number) => ({ type: "Remove", queryId });
const counter = (name: string) => client(convex).query(api.messages.counter, { name });

async function connected(): Promise<RawSocket> {
  const raw = await RawSocket.open(convex.url);
  raw.connect(randomUUID());
  return raw;
}

function modify(raw: RawSocket, baseVersion: number, ...modifications: object[]): void {
  raw.send({ type: "ModifyQuerySet", baseVersion, newVersion: baseVersion + 1, modifications });
}

/** The transition that brings the query set or the identity to a version. */
function transitionTo(raw: RawSocket, version: { querySet?: number; identity?: number }): Promise<Record<string, unknown>> {
  return raw.take(({ type, endVersion }) => type === "Transition" && typeof endVersion === "object" && endVersion !== null && Object.entries(version).every(([field, value]) => Reflect.get(endVersion, field) === value));
}

describe("a connection that has ended does nothing more", () => {
  const mutate = (raw: RawSocket, name: string) => raw.mutation(0, "messages:increment", { name });
  const fence = () => client(convex).mutation(api.messages.increment, { name: "fence" });

  test("a mutation behind a refused token is not applied as whoever spoke before", async () => {
    const raw = await connected();
    raw.send({ type: "Authenticate", tokenType: "User", value: await token("ann"), baseVersion: 0 });
    raw.send({ type: "Authenticate", tokenType: "User", value: "not.a.token", baseVersion: 1 });
    mutate(raw, "behindRefusal");
    expect(await raw.ofType("AuthError")).toMatchObject({ baseVersion: 1, authUpdateAttempted: true });
    await raw.closed();
    await fence();
    expect(await counter("behindRefusal")).toBe(0);
  });

  test("a mutation behind a broken rule is not applied", async () => {
    const raw = await connected();
    modify(raw, 5);
    mutate(raw, "behindFault");
    await raw.ofType("FatalError");
    await raw.closed();
    await fence();
    expect(await counter("behindFault")).toBe(0);
  });

  test("a mutation of a client that has seen a later database is not applied", async () => {
    const raw = await RawSocket.open(convex.url);
    const future = Buffer.alloc(8);
    future.writeBigUInt64LE(BigInt(Date.now() + 3600_000) * 1_000_000n);
    raw.connect(randomUUID(), { maxObservedTimestamp: future.toString("base64") });
    mutate(raw, "fromElsewhere");
    expect(await raw.closed()).toContain("InternalServerError");
    await fence();
    expect(await counter("fromElsewhere")).toBe(0);
  });
});

describe("who speaks", () => {
  test("a new identity reruns what depends on it, sends nothing else again, and moves the version", async () => {
    const raw = await connected();
    modify(raw, 0, add(1, "messages:whoami", {}), add(2, "messages:counter", { name: "whoever" }));
    await transitionTo(raw, { querySet: 1 });
    raw.send({ type: "Authenticate", tokenType: "User", value: await token("ann"), baseVersion: 0 });
    expect(await transitionTo(raw, { identity: 1 })).toMatchObject({ modifications: [{ queryId: 1, value: { who: "ann" } }] });
    raw.send({ type: "Authenticate", tokenType: "User", value: await token("bob"), baseVersion: 1 });
    expect(await transitionTo(raw, { identity: 2 })).toMatchObject({ modifications: [{ queryId: 1, value: { who: "bob" } }] });
    raw.send({ type: "Authenticate", tokenType: "None", baseVersion: 2 });
    expect(await transitionTo(raw, { identity: 3 })).toMatchObject({ modifications: [{ queryId: 1, value: { who: null } }] });
    raw.socket.terminate();
  });

  test("a client hears how far its clock is ahead, by which it reckons the age of its token", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID(), { clientTs: Date.now() + 3_600_000 });
    raw.send({ type: "Authenticate", tokenType: "User", value: await token("ann"), baseVersion: 0 });
    const { clientClockSkew } = await transitionTo(raw, { identity: 1 });
    expect(clientClockSkew).toBeLessThanOrEqual(3_600_000);
    expect(clientClockSkew).toBeGreaterThan(3_600_000 - 20_000);
    raw.socket.terminate();
  });

  test("an identity on a wrong base version is fatal", async () => {
    const raw = await connected();
    raw.send({ type: "Authenticate", tokenType: "None", baseVersion: 4 });
    expect(await raw.ofType("FatalError")).toMatchObject({ error: expect.stringContaining("IdentityVersionMismatch") });
    await raw.closed();
  });

  test("a token that runs out in use is told from one that was refused, and nothing is done with it", async () => {
    const raw = await connected();
    raw.send({ type: "Authenticate", tokenType: "User", value: await token("brief", { expiresIn: 2 }), baseVersion: 0 });
    await transitionTo(raw, { identity: 1 });
    let request = 0;
    const error = await eventually(
      async () => {
        raw.mutation(request, "messages:increment", { name: "brief" });
        request += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return raw.received.find(({ type }) => type === "AuthError");
      },
      (found) => found !== undefined,
    );
    expect(error).toMatchObject({ baseVersion: 1, authUpdateAttempted: false });
    await raw.closed();
    expect(await counter("brief")).toBe(raw.received.filter(({ type }) => type === "MutationResponse").length);
  });

  test("a component's functions are out of a client's reach, also when it names the component", async () => {
    const raw = await connected();
    modify(raw, 0, add(1, "messages:counter", { name: "x" }, { componentPath: "anything" }));
    expect(await raw.ofType("Transition")).toMatchObject({ modifications: [{ type: "QueryFailed", errorMessage: expect.stringContaining("Could not find public function") }] });
    raw.socket.terminate();
  });
});

describe("the query set", () => {
  test("one message may add and remove; what was removed is told so and never runs again", async () => {
    const raw = await connected();
    modify(raw, 0, add(1, "messages:counter", { name: "set" }), add(2, "messages:counter", { name: "set2" }));
    await transitionTo(raw, { querySet: 1 });
    modify(raw, 1, remove(1), add(3, "messages:counter", { name: "set3" }));
    const next = await transitionTo(raw, { querySet: 2 });
    expect(next.modifications).toEqual([{ type: "QueryRemoved", queryId: 1 }, expect.objectContaining({ type: "QueryUpdated", queryId: 3 })]);
    await client(convex).mutation(api.messages.increment, { name: "set" });
    await client(convex).mutation(api.messages.increment, { name: "set2" });
    expect(await raw.ofType("Transition")).toMatchObject({ modifications: [{ queryId: 2, value: 1 }] });
    raw.socket.terminate();
  });

  test("versions stay whole when queries come and go faster than they run", async () => {
    const raw = await connected();
    for (let version = 0; version < 40; version += 1) {
      modify(raw, version, ...(version > 0 ? [remove(version - 1)] : []), add(version, "live:heavy", { author: `churn${version}`, size: 1000 }));
    }
    await transitionTo(raw, { querySet: 40 });
    raw.socket.terminate();
  });

  test("a query that asks again with its journal gets the page it had, on another connection too", async () => {
    await client(convex).mutation(api.live.fill, { author: "journal", numbers: [10, 20, 30] });
    const args = { author: "journal", paginationOpts: { numItems: 2, cursor: null } };
    const first = await connected();
    modify(first, 0, add(1, "live:pageOf", args));
    const page = await first.ofType("Transition");
    const journal: unknown = Array.isArray(page.modifications) ? page.modifications[0].journal : null;
    first.socket.terminate();
    await client(convex).mutation(api.live.fill, { author: "journal", numbers: [5, 15] });
    const second = await connected();
    modify(second, 0, add(1, "live:pageOf", args, { journal }));
    expect(await second.ofType("Transition")).toMatchObject({ modifications: [{ value: { page: [{ n: 5 }, { n: 10 }, { n: 15 }, { n: 20 }] } }] });
    second.socket.terminate();
  });

  test("a range read to its third row is woken by those rows and by nothing behind them", async () => {
    await client(convex).mutation(api.live.fill, { author: "range", numbers: [1, 2, 3, 4, 5] });
    const raw = await connected();
    modify(raw, 0, add(1, "live:firstOf", { author: "range", count: 3 }), add(2, "messages:counter", { name: "rangeFence" }));
    await transitionTo(raw, { querySet: 1 });
    const afterwards = async (write: () => Promise<unknown>) => {
      await write();
      const value = await client(convex).mutation(api.messages.increment, { name: "rangeFence" });
      const seen: unknown[] = [];
      for (;;) {
        const { modifications } = await raw.ofType("Transition");
        if (!Array.isArray(modifications)) throw new Error("A transition without modifications");
        seen.push(...modifications.filter(({ queryId }) => queryId === 1).map((modification) => modification.value));
        if (modifications.some((modification) => modification.queryId === 2 && modification.value === value)) return seen;
      }
    };
    expect(await afterwards(() => client(convex).mutation(api.live.fill, { author: "range", numbers: [3.5, 6] }))).toEqual([]);
    expect(await afterwards(() => client(convex).mutation(api.live.clear, { author: "range", n: 5 }))).toEqual([]);
    expect(await afterwards(() => client(convex).mutation(api.live.fill, { author: "range", numbers: [0.5] }))).toEqual([[0.5, 1, 2]]);
    expect(await afterwards(() => client(convex).mutation(api.live.clear, { author: "range", n: 1 }))).toEqual([[0.5, 2, 3]]);
    raw.socket.terminate();
  });
});

describe("the wire", () => {
  test("a client that does not read is sent no more than two transitions, and the newest state when it reads again", async () => {
    const raw = await connected();
    // Larger than what the sockets on both sides take in by themselves.
    modify(raw, 0, add(1, "live:heavy", { author: "slow", size: 4_500_000 }));
    await transitionTo(raw, { querySet: 1 });
    raw.socket.pause();
    for (let n = 0; n < 30; n += 1) await client(convex).mutation(api.live.fill, { author: "slow", numbers: [n] });
    raw.socket.resume();
    const counts: unknown[] = [];
    while (counts.at(-1) !== 30) {
      const { modifications } = await raw.ofType("Transition");
      if (Array.isArray(modifications)) counts.push(...modifications.map(({ value }) => value.count));
    }
    expect(counts.length).toBeLessThan(12);
    raw.socket.terminate();
  });

  test("parts put together are the message, also where they cut a character in two", async () => {
    for (const before of [0, 1]) {
      const raw = await connected();
      modify(raw, 0, add(1, "live:emoji", { before, count: 3_000_000 }));
      const parts: unknown[] = [];
      let total = Infinity;
      while (parts.length < total) {
        const part = await raw.ofType("TransitionChunk");
        expect(part.partNumber).toBe(parts.length);
        parts.push(part.chunk);
        total = Number(part.totalParts);
      }
      expect(JSON.parse(parts.join(""))).toMatchObject({ type: "Transition", modifications: [{ value: "a".repeat(before) + "🎵".repeat(3_000_000) }] });
      raw.socket.terminate();
    }
  });

  test("arguments of many megabytes arrive whole", async () => {
    const raw = await connected();
    raw.mutation(0, "live:lengthOf", { text: "ü".repeat(6_000_000) });
    expect(await raw.ofType("MutationResponse")).toMatchObject({ success: true, result: 6_000_000 });
    raw.socket.terminate();
  });

  test("an error's data keeps values of every kind, over the socket and over HTTP", async () => {
    const data = { nothing: null, int: -7n, float: 1.5, notANumber: NaN, minusZero: -0, yes: true, text: "ü🎵", bytes: new Uint8Array([1, 2, 3]).buffer, list: [1n, [null]], object: { deep: { x: Infinity } } };
    await expect(client(convex).query(api.live.throwsEveryKind, {})).rejects.toMatchObject({ data });
    await expect(client(convex).mutation(api.live.writesAndThrowsEveryKind, {})).rejects.toMatchObject({ data });
  });

  test("telemetry is taken and ignored", async () => {
    const raw = await connected();
    raw.send({ type: "Event", eventType: "ClientConnect", event: { marks: [] } });
    raw.mutation(0, "messages:increment", { name: "telemetry" });
    expect(await raw.ofType("MutationResponse")).toMatchObject({ success: true, result: 1 });
    raw.socket.terminate();
  });

  test("silence is broken by a ping", async () => {
    const raw = await connected();
    expect(await eventually(async () => raw.received, (received) => received.length > 0, 40_000)).toEqual([{ type: "Ping" }]);
    raw.socket.terminate();
  }, 60_000);
});
