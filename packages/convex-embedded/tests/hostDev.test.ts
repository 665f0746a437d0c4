import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeFunctionReference } from "convex/server";
import type { ConvexDeployment } from "../index.mjs";
import { copyOf, startCli } from "./cliSupport";
import { client, eventually, FIXTURE, startFixture } from "./hostSupport";

// The official CLI pushes several times.
vi.setConfig({ testTimeout: 120_000 });

let convex: ConvexDeployment;
const project = copyOf(FIXTURE);
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(async () => {
  await convex.close();
  rmSync(project, { recursive: true });
});

const insert = (table: string, value: unknown) => client(convex).mutation(makeFunctionReference<"mutation">("words:insertAnywhere"), { table, value });

test("`dev` pushes what is edited, and tries again by itself when documents that stood in the way change", async () => {
  const schema = join(project, "convex", "schema.ts");
  const original = readFileSync(schema, "utf8");
  await insert("refused", { fits: "not yet" });
  const dev = startCli(convex, project, "dev", "--typecheck", "disable", "--codegen", "disable", "--tail-logs", "disable");
  const times = (words: string) => dev.printed().split(words).length - 1;
  try {
    await eventually(async () => times("Convex functions ready!"), (count) => count === 1, 60_000);
    writeFileSync(schema, original.replace("messages:", "refused: defineTable({ fits: v.boolean() }),\n  messages:"));
    await eventually(async () => times("Schema validation failed"), (count) => count === 1, 60_000);
    // The CLI prints why in a line of its own.
    await eventually(async () => times('in table "refused" does not match the schema'), (count) => count === 1);
    await client(convex).mutation(makeFunctionReference<"mutation">("words:clearAnywhere"), { table: "refused" });
    // The CLI begins to watch a moment after it has told of the failure.
    const change = async () => {
      await insert("refused", { fits: true });
      return times("Convex functions ready!");
    };
    await eventually(change, (count) => count === 2, 60_000);
  } finally {
    await dev.stop();
  }
});

test("the schema and the shapes of tables are told to the admin key, as the CLI's MCP server asks for them", async () => {
  for (const value of [{ a: 1, b: "x" }, { a: null, list: [1, true] }]) await insert("shaped", value);
  const headers = { authorization: `Convex ${convex.adminKey}`, "content-type": "application/json" };
  const shapes = await (await fetch(`${convex.url}/api/shapes2`, { headers })).json();
  const fields = Object.fromEntries(shapes.shaped.fields.map(({ fieldName, ...rest }: { fieldName: string }) => [fieldName, rest]));
  expect(fields).toEqual({
    _id: { optional: false, shape: { type: "Id", tableName: "shaped" } },
    _creationTime: { optional: false, shape: { type: "Float64" } },
    a: { optional: false, shape: { type: "Union", shapes: [{ type: "Null" }, { type: "Float64" }] } },
    b: { optional: true, shape: { type: "String" } },
    list: { optional: true, shape: { type: "Array", shape: { type: "Union", shapes: [{ type: "Float64" }, { type: "Boolean" }] } } },
  });
  const body = JSON.stringify({ path: "_system/frontend/getSchemas", args: {} });
  const { value } = await (await fetch(`${convex.url}/api/query`, { method: "POST", headers, body })).json();
  expect(JSON.parse(value.active).tables.map(({ tableName }: { tableName: string }) => tableName)).toEqual(expect.arrayContaining(["messages", "counters"]));
  expect((await fetch(`${convex.url}/api/shapes2`)).status).toBe(403);
});
