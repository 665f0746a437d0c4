import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConvexClient } from "convex/browser";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, eventually, RawSocket, startFixture, token } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

describe("ctx.meta", () => {
  test("tells a function its name, who asked and with which token, also in what it calls", async () => {
    const jwt = await token("meta");
    const http = client(convex);
    http.setAuth(jwt);
    const request = { ip: expect.stringMatching(/127\.0\.0\.1|::1/), userAgent: expect.any(String), requestId: expect.stringMatching(/^[0-9a-f]{16}$/), authToken: jwt, scheduledFunctionId: null };
    expect(await http.mutation(api.meta.ofMutation, {})).toEqual({ name: "meta:ofMutation", componentPath: "", type: "mutation", visibility: "public", ...request });
    expect(await http.mutation(api.meta.nested, {})).toMatchObject({ name: "meta:inner", visibility: "internal", ...request });
    const { own, called } = await http.action(api.meta.ofAction, {});
    expect(own).toMatchObject({ name: "meta:ofAction", type: "action", ...request });
    expect(called).toMatchObject({ name: "meta:inner", requestId: own?.requestId, authToken: jwt });
  });

  test("knows a socket's client too, and each of its requests apart", async () => {
    const page = new ConvexClient(convex.url, { logger: false });
    const [one, other] = [await page.mutation(api.meta.ofMutation, {}), await page.mutation(api.meta.ofMutation, {})];
    expect(one).toMatchObject({ authToken: null, ip: expect.any(String) });
    expect(one.requestId).not.toBe(other.requestId);
    await page.close();
  });

  test("names the job that a scheduled function is", async () => {
    const id = await client(convex).mutation(api.meta.noteLater, { name: "job" });
    const [message] = await eventually(() => client(convex).query(api.messages.list, { author: undefined }), (all) => all.some(({ author }) => author === "job")).then((all) => all.filter(({ author }) => author === "job"));
    expect(message?.body).toBe(id);
  });

  test("counts what a transaction costs, and a nested call keeps to the limits it was given", async () => {
    for (let index = 0; index < 6; index += 1) await client(convex).mutation(api.messages.send, { author: "counted", body: `${index}` });
    const free = await client(convex).query(api.meta.restricted, { limit: 32_000 });
    expect(free).toMatchObject({ failure: null, remaining: 32_000 - free.used });
    const bound = await client(convex).query(api.meta.restricted, { limit: 2 });
    expect(bound.failure).toContain("Too many documents read in a single function execution (limit: 2).");
    expect(bound.used).toBe(3);
    expect(bound.remaining).toBe(32_000 - 3);
  });

  test("tells a stale read what that read itself has cost, which its transaction does not pay", async () => {
    await client(convex).mutation(api.live.fill, { author: "stale", numbers: [1, 2, 3, 4] });
    expect(await client(convex).mutation(api.meta.costOfStale, { author: "stale", rows: 3 })).toEqual({ stale: 3, own: 0 });
  });
});

describe("the timestamp of a commit", () => {
  test("is in the answer of the mutation that asks for it, also to an action", async () => {
    const { at, text } = await client(convex).mutation(api.meta.stamp, { name: "stamped" });
    expect([at, text]).toEqual([expect.any(BigInt), '{"$commitTs":null}']);
    expect(await client(convex).action(api.meta.stampInAction, { name: "stamped" })).toBeGreaterThan(Number(at));
  });

  test("is the same when the answer is asked for again", async () => {
    const answers = [];
    for (const connectionCount of [0, 1]) {
      const raw = await RawSocket.open(convex.url);
      raw.connect("7d3c0b1e-0000-4000-8000-00000000c0de", { connectionCount });
      raw.mutation(0, "meta:stamp", { name: "once" });
      answers.push(await raw.ofType("MutationResponse"));
      raw.socket.close();
    }
    expect(answers[0]).toMatchObject({ success: true, result: { at: { $integer: expect.any(String) } } });
    expect(answers[1]?.result).toEqual(answers[0]?.result);
    expect(await client(convex).query(api.messages.counter, { name: "once" })).toBe(1);
  });
});

describe("limits of scheduling", () => {
  const schedule = (count: number, bytes: number) => client(convex).mutation(api.meta.scheduleMany, { count, bytes });

  test("a mutation schedules a thousand functions and 16 MiB of arguments, and no more", async () => {
    await expect(schedule(1001, 1)).rejects.toThrow("Too many functions scheduled by this mutation (limit: 1000)");
    await expect(schedule(9, 2 * 1024 * 1024)).rejects.toThrow("Too large total size of the arguments of scheduled functions from this mutation (limit: 16777216 bytes)");
    await schedule(1, 5 * 1024 * 1024);
  });

  test("coming near a limit is a warning among the log lines", async () => {
    const response = await fetch(`${convex.url}/api/mutation`, { method: "POST", body: JSON.stringify({ path: "meta:scheduleMany", args: { count: 900, bytes: 1 } }) });
    expect(await response.json()).toMatchObject({ status: "success", logLines: ["[WARN] Many functions scheduled by this mutation (actual: 900, limit: 1000)"] });
  });
});

test("libraries find nothing of Node's modules", async () => {
  expect(await client(convex).query(api.meta.modules, {})).toEqual(["undefined", "undefined"]);
});

test("logs tell every function apart, those that actions run too, with what they cost", async () => {
  await client(convex).action(api.messages.act, { n: 1 });
  const headers = { authorization: `Convex ${convex.adminKey}` };
  const { entries }: { entries: Record<string, unknown>[] } = await (await fetch(`${convex.url}/api/stream_function_logs?cursor=0`, { headers })).json();
  const last = (identifier: string) => entries.findLast((entry) => entry.identifier === identifier);
  expect(last("messages:act")).toMatchObject({ kind: "Completion", udfType: "Action", error: null });
  expect(last("messages:bump")).toMatchObject({ udfType: "Mutation", usageStats: { databaseReadDocuments: expect.any(Number), databaseWriteDocuments: 1, databaseWriteBytes: expect.any(Number) } });
  expect(last("messages:counter")).toMatchObject({ udfType: "Query", usageStats: { databaseReadDocuments: 1 } });
});

describe("values of functions", () => {
  const nest = (depth: number, given?: unknown) => client(convex).query(api.meta.nest, { depth, given });
  const lists = (levels: number): unknown => (levels === 0 ? 1 : [lists(levels - 1)]);

  test("are nested 64 levels deep and no deeper, arguments in their list too", async () => {
    const tooNested = "Value is too nested (nested 65 levels deep > maximum nesting 64)";
    expect(Array.isArray(await nest(63))).toBe(true);
    expect(await nest(64)).toHaveProperty("after", 2);
    await expect(nest(65)).rejects.toThrow(`return value invalid: ${tooNested}`);
    await nest(1, lists(62));
    await expect(nest(1, lists(63))).rejects.toThrow(`Invalid arguments for meta.js:nest: ${tooNested}`);
  });
});
