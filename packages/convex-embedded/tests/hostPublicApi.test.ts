import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

async function post(path: string, body: Record<string, unknown>): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${convex.url}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
}

describe("values in answers", () => {
  const clean = { big: "4611686018427387904", list: ["AQID", "NaN", "-Infinity", 1.5], nested: { none: null, small: "-1" } };

  test("are plain JSON where that is asked for, or nothing is", async () => {
    for (const format of [{ format: "json" }, {}]) {
      expect((await post("/api/query", { path: "messages:values", args: {}, ...format })).answer).toMatchObject({ status: "success", value: clean });
      expect((await post("/api/run/messages/values", { args: {}, ...format })).answer).toMatchObject({ status: "success", value: clean });
    }
    const byUrl = await fetch(`${convex.url}/api/query?path=messages:values&args={}&format=json`);
    expect(await byUrl.json()).toMatchObject({ value: clean });
  });

  test("are encoded for the official clients, whose types come through", async () => {
    const { answer } = await post("/api/query", { path: "messages:values", args: {}, format: "convex_encoded_json" });
    expect(answer).toMatchObject({ value: { nested: { small: { $integer: "//////////8=" } }, list: [{ $bytes: "AQID" }, { $float: expect.any(String) }, { $float: expect.any(String) }, 1.5] } });
    expect(await client(convex).query(api.messages.values, {})).toMatchObject({ big: 2n ** 62n, list: [expect.any(ArrayBuffer), NaN, -Infinity, 1.5] });
  });

  test("of errors follow the same rule, and an unknown format is refused", async () => {
    expect((await post("/api/mutation", { path: "messages:survive", args: {} })).answer).toMatchObject({ value: { code: "NESTED", big: "10" } });
    const { status, answer } = await post("/api/query", { path: "messages:values", args: {}, format: "xml" });
    expect([status, answer.code]).toEqual([400, "BadFormat"]);
  });
});

describe("a query at a moment", () => {
  const at = async (ts: unknown, author: string) => (await post("/api/query_at_ts", { path: "messages:everything", args: { author }, ts })).answer.value;
  const now = async (author: string) => (await post("/api/query", { path: "messages:everything", args: { author } })).answer.value;
  const moment = async () => (await post("/api/query_ts", {})).answer.ts;

  test("shows that very state, whatever was written, changed and deleted since", async () => {
    const author = "historian";
    const states: { ts: unknown; shown: unknown }[] = [];
    const note = async () => states.push({ ts: await moment(), shown: await now(author) });
    const send = (body: string) => client(convex).mutation(api.messages.send, { author, body });
    await note();
    const first = await send("one");
    await note();
    const second = await send("two");
    await client(convex).mutation(api.messages.edit, { id: first, body: "one, changed" });
    await note();
    await client(convex).mutation(api.messages.edit, { id: first, body: null });
    await client(convex).mutation(api.messages.edit, { id: second, body: "two, changed" });
    await client(convex).mutation(api.messages.edit, { id: second, body: "two, changed again" });
    await note();
    await send("three");
    for (const { ts, shown } of states) expect(await at(ts, author)).toEqual(shown);
    expect(states.map(({ shown }) => JSON.stringify(shown)).length).toBe(4);
    expect(new Set(states.map(({ shown }) => JSON.stringify(shown))).size).toBe(4);
  });

  test("is the same for every consistentQuery of a client, and later for a new client", async () => {
    const author = "consistent";
    const page = client(convex);
    expect(await page.consistentQuery(api.messages.everything, { author })).toMatchObject({ scanned: [] });
    await client(convex).mutation(api.messages.send, { author, body: "unseen" });
    expect(await page.consistentQuery(api.messages.everything, { author })).toMatchObject({ scanned: [] });
    expect(await client(convex).consistentQuery(api.messages.everything, { author })).toMatchObject({ scanned: ["unseen"] });
  });

  test("that nobody was told of, or that has not come, is refused", async () => {
    const long = Buffer.alloc(8);
    long.writeBigUInt64LE(1_000_000_000n);
    expect((await post("/api/query_at_ts", { path: "messages:values", args: {}, ts: long.toString("base64") })).answer).toMatchObject({ message: expect.stringContaining("too old") });
    long.writeBigUInt64LE(2n ** 62n * 3n);
    expect((await post("/api/query_at_ts", { path: "messages:values", args: {}, ts: long.toString("base64") })).answer).toMatchObject({ message: expect.stringContaining("future") });
  });
});
