import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFunctionReference } from "convex/server";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

interface Answer {
  values: ({ _id: string; _ts: number; _table: string; _component: string; _deleted?: boolean } & Record<string, unknown>)[];
  cursor: string | number | null;
  snapshot: number;
  hasMore: boolean;
}

async function ask(path: string, parameters: Record<string, string | number>, key = convex.adminKey): Promise<Response> {
  const search = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  return fetch(`${convex.url}/api/${path}?${search}`, { headers: { authorization: `Convex ${key}` } });
}
async function answered(path: string, parameters: Record<string, string | number>): Promise<Answer> {
  const response = await ask(path, parameters);
  expect(response.status).toBe(200);
  return response.json();
}
/** As a connector walks it. */
async function wholeSnapshot(parameters: Record<string, string> = {}, between: () => Promise<unknown> = async () => {}): Promise<{ values: Answer["values"]; snapshot: number; pages: number }> {
  const values: Answer["values"] = [];
  let at: Record<string, string | number> = {};
  for (let pages = 1; ; pages += 1) {
    const page = await answered("list_snapshot", { ...parameters, ...at });
    values.push(...page.values);
    if (!page.hasMore) return { values, snapshot: page.snapshot, pages };
    at = { snapshot: page.snapshot, cursor: String(page.cursor) };
    await between();
  }
}
const insertMany = (table: string, count: number) => client(convex).mutation(makeFunctionReference<"mutation">("words:insertMany"), { table, count });
const send = (body: string) => client(convex).mutation(api.messages.send, { author: "streamed", body });
const remove = (id: string) => client(convex).mutation(makeFunctionReference<"mutation">("words:removeAny"), { id });

describe("a streaming export", () => {
  test("walks one moment in pages, whatever is written meanwhile", async () => {
    await insertMany("walked", 2300);
    const { values, pages } = await wholeSnapshot({ tableName: "walked" }, async () => {
      await insertMany("walked", 10);
      await remove(String((await answered("list_snapshot", { tableName: "walked" })).values.at(-1)?._id));
    });
    expect(pages).toBe(3);
    expect(values.map(({ n }) => n).sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 2300 }, (_, n) => n));
    expect(new Set(values.map(({ _id }) => _id)).size).toBe(2300);
    expect(values[0]).toMatchObject({ _table: "walked", _component: "", _creationTime: expect.any(Number), big: "7", _ts: expect.any(Number) });
  });

  test("tells what was committed since, in order, deletions too, until there is no more", async () => {
    const { snapshot } = await wholeSnapshot();
    const [kept, gone] = [await send("kept"), await send("gone")];
    await remove(gone);
    await insertMany("walked", 1500);
    const changes: Answer["values"] = [];
    let cursor: string | number = snapshot;
    for (;;) {
      const page = await answered("document_deltas", { cursor });
      changes.push(...page.values);
      cursor = page.cursor ?? cursor;
      if (!page.hasMore) break;
    }
    const messages = changes.filter(({ _table }) => _table === "messages").map(({ _id, _deleted, body }) => [_id, _deleted, body]);
    expect(messages).toEqual([[kept, false, "kept"], [gone, false, "gone"], [gone, true, undefined]]);
    expect(changes.filter(({ _table }) => _table === "walked")).toHaveLength(1500);
    expect(changes.map(({ _ts }) => _ts)).toEqual([...changes.map(({ _ts }) => _ts)].sort((a, b) => a - b));
    // Cron jobs go on counting every second, so that only what the test itself writes stands still.
    expect(await answered("document_deltas", { cursor, tableName: "messages" })).toMatchObject({ values: [], hasMore: false });
    const counted = (await answered("document_deltas", { cursor: snapshot, tableName: "counters" })).values.map(({ _table }) => _table);
    expect(new Set(counted)).toEqual(new Set(["counters"]));
  });

  test("refuses a cursor that reaches too far back, or none, and who has no key", async () => {
    const old = await ask("document_deltas", { cursor: "1700000000000000000" });
    expect([old.status, (await old.json()).message]).toEqual([400, expect.stringContaining("outside the deployment's data retention window")]);
    const none = await ask("document_deltas", {});
    expect([none.status, await none.json()]).toEqual([400, { code: "DocumentDeltasCursorRequired", message: "/api/document_deltas requires a cursor" }]);
    for (const path of ["list_snapshot", "document_deltas", "json_schemas"]) expect((await ask(path, {}, "wrong")).status).toBe(403);
  });

  test("describes tables as JSON Schema, with the fields that changes add", async () => {
    await insertMany("walked", 1);
    const plain = await (await ask("json_schemas", {})).json();
    expect(plain.walked).toEqual({
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: { _creationTime: { type: "number" }, _id: { type: "string", $description: "Id(walked)" }, big: { type: "string", $description: "64-bit integer, as decimal text" }, n: { type: "number" } },
      required: ["_creationTime", "_id", "big", "n"],
      additionalProperties: false,
    });
    const delta = await (await ask("json_schemas", { deltaSchema: "true" })).json();
    expect(Object.keys(delta.messages.properties)).toEqual(expect.arrayContaining(["body", "_ts", "_deleted", "_table"]));
    const { byComponent } = await (await ask("get_table_column_names", {})).json();
    expect(byComponent[""]).toContainEqual({ name: "walked", columns: ["_creationTime", "_id", "big", "n"] });
    expect(await (await ask("test_streaming_export_connection", {})).json()).toBeNull();
  });
});
