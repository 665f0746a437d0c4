import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ConvexClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import type { ConvexDeployment } from "../index.mjs";
import { startConvex } from "../index.mjs";
import { copyOf, runCli } from "./cliSupport";
import { api, client, ENVIRONMENT, eventually, FIXTURE, startFixture } from "./hostSupport";

// The official CLI starts anew for each command, several for a test.
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

/** Writes one file of the project for the time of `body`. */
async function withFile<T>(name: string, content: string, body: () => Promise<T>): Promise<T> {
  const original = join(FIXTURE, "convex", name);
  const file = join(project, "convex", name);
  writeFileSync(file, content);
  try {
    return await body();
  } finally {
    rmSync(file);
    if (existsSync(original)) cpSync(original, file);
  }
}

/** As the CLI sends it: one file, with what it imports. */
async function bundledSchema(schema: string): Promise<string> {
  const outfile = join(project, "schema.bundled.js");
  await build({ stdin: { contents: schema, resolveDir: project, loader: "ts" }, bundle: true, format: "esm", outfile, logLevel: "silent" });
  return outfile;
}

async function cli(...args: string[]): Promise<string> {
  return (await runCli(convex, project, ...args)).stdout;
}

const answer = () => client(convex).query(makeFunctionReference<"query", Record<string, never>, number>("extra:answer"), {});

describe("a push", () => {
  test("adds and removes functions at once", async () => {
    await withFile("extra.ts", `import { query } from "./_generated/server"; export const answer = query({ args: {}, handler: async () => 42 });`, () => convex.push(project));
    expect(await answer()).toBe(42);
    await convex.push(project);
    await expect(answer()).rejects.toThrow("Could not find public function for 'extra:answer'");
  });

  test("whose module throws while it loads is refused with the developer's line, and the old code goes on", async () => {
    const push = withFile("extra.ts", `export const x = 1;\nthrow new Error("broken at load");`, () => convex.push(project));
    await expect(push).rejects.toThrow(/Failed to analyze extra\.js: Uncaught Error: broken at load\n\s+at \.\.\/convex\/extra\.ts:2/);
    expect(await client(convex).query(api.messages.counter, { name: "none" })).toBe(0);
  });

  test("whose module awaits at its top is refused in Convex's words", async () => {
    const push = withFile("extra.ts", `export const x = await Promise.resolve(1);`, () => convex.push(project));
    await expect(push).rejects.toThrow("Failed to analyze extra.js: Uncaught Error: Top-level awaits in source files are unsupported");
  });

  test("whose \"use node\" module throws, or waits without end, is refused; whose other modules import a package that the host has not, too", async () => {
    const pushed = (source: string) => withFile("extra.ts", `"use node";\n${source}`, () => convex.push(project));
    await expect(pushed(`export const x = await Promise.reject(new Error("broken later"));`)).rejects.toThrow(/Failed to analyze extra\.js: Uncaught Error: broken later\n\s+at \.\.\/convex\/extra\.ts:2/);
    await expect(pushed(`export const x = await new Promise(() => {});`)).rejects.toThrow("took longer than 10s");
    await expect(pushed(`export const { x } = await import(["not", "installed"].join("-"));`)).rejects.toThrow(/Failed to analyze extra\.js: Uncaught Error: Cannot find package 'not-installed'/);
  });

  test("whose module never finishes loading is refused, and the old code goes on meanwhile", async () => {
    const push = withFile("extra.ts", `export const x = 1;\nfor (let i = 0; i >= 0; i += 0);`, () => convex.push(project));
    const refused = expect(push).rejects.toThrow("took longer than 10s");
    for (let round = 0; round < 20; round += 1) await client(convex).mutation(api.messages.increment, { name: "whilePushing" });
    await refused;
  }, 60_000);

  test("whose schema the stored documents do not fit is refused, and neither code nor schema changes", async () => {
    await client(convex).mutation(api.messages.send, { author: "kept", body: "without the new field" });
    const schema = `import { defineSchema, defineTable } from "convex/server"; import { v } from "convex/values";
      export default defineSchema({
        messages: defineTable({ author: v.string(), body: v.string(), n: v.optional(v.number()), required: v.string() }).index("by_author", ["author", "n"]),
        counters: defineTable({ name: v.string(), value: v.number() }).index("by_name", ["name"]),
      });`;
    await expect(withFile("schema.ts", schema, () => convex.push(project))).rejects.toThrow(/Schema validation failed[^]*required/);
    expect(await client(convex).mutation(api.messages.send, { author: "kept", body: "still accepted" })).toEqual(expect.any(String));
  });

  test("whose auth config reads a variable that is not set is refused by name", async () => {
    const config = `export default { providers: [{ domain: process.env.MISSING_DOMAIN, applicationID: "x" }] };`;
    await expect(withFile("auth.config.ts", config, () => convex.push(project))).rejects.toThrow(/MISSING_DOMAIN/);
  });

  test("with a cron job for a function that does not exist is refused", async () => {
    const crons = `import { cronJobs, makeFunctionReference } from "convex/server"; const crons = cronJobs();
      crons.interval("gone", { seconds: 5 }, makeFunctionReference("nothing:here")); export default crons;`;
    await expect(withFile("crons.ts", crons, () => convex.push(project))).rejects.toThrow(/nothing:here/);
  });

  test("is evaluated before it is made: which indexes come and go, over how many documents, while nothing changes", async () => {
    await client(convex).mutation(api.messages.send, { author: "large", body: "table" });
    const schema = `import { defineSchema, defineTable } from "convex/server"; import { v } from "convex/values";
      export default defineSchema({
        messages: defineTable({ author: v.string(), body: v.string(), n: v.optional(v.number()) }).index("by_author", ["author"]),
        counters: defineTable({ name: v.string(), value: v.number() }).index("by_name", ["name"]),
      });`;
    const body = { adminKey: convex.adminKey, dryRun: false, functions: "convex/", nodeDependencies: [], componentDefinitions: [] };
    const source = readFileSync(await bundledSchema(schema), "utf8");
    const evaluate = async (path: string) => {
      const appDefinition = { definition: null, dependencies: [], schema: { path: "schema.js", source, environment: "isolate" }, changedModules: [], unchangedModuleHashes: [], udfServerVersion: "1.48.0" };
      const response = await fetch(`${convex.url}/api/deploy2/${path}`, { method: "POST", body: JSON.stringify({ ...body, appDefinition }) });
      return response.json();
    };
    const { componentSchemaEvaluations } = await evaluate("evaluate_schema");
    expect(componentSchemaEvaluations[""].indexes).toEqual(expect.arrayContaining([
      { name: "messages.by_author", type: "database", fields: ["author", "_creationTime"], change: "added", needsBackfill: true, numDocs: expect.any(Number) },
      expect.objectContaining({ name: "messages.by_author", fields: ["author", "n", "_creationTime"], change: "dropped" }),
      expect.objectContaining({ name: "counters.by_name", change: "identical" }),
    ]));
    expect((await evaluate("evaluate_push")).schemaChange.indexDiffs[""].removed_indexes).toEqual([{ name: "messages.by_author", type: "database", fields: ["author", "n", "_creationTime"] }]);
    expect(await client(convex).query(api.messages.list, { author: "large" })).toEqual([]);
  });

  test("is kept: a restart serves without another one", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "host-restart-"));
    const first = await startFixture({ dataDir });
    await client(first).mutation(api.messages.increment, { name: "kept" });
    await first.close();
    const second = await startConvex({ dataDir, allowedOrigins: [] });
    expect(second.adminKey).toBe(first.adminKey);
    expect(await client(second).query(api.messages.counter, { name: "kept" })).toBe(1);
    expect(await client(second).query(api.messages.whoami, {})).toMatchObject({ greeting: ENVIRONMENT.GREETING });
    await second.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe("the official CLI", () => {
  test("runs functions, also as somebody, and lists what exists when one does not", async () => {
    expect(JSON.parse(await cli("run", "messages:counter", '{"name":"none"}'))).toBe(0);
    expect(JSON.parse(await cli("run", "messages:whoami", "{}", "--identity", '{"subject":"cli","issuer":"https://x"}'))).toMatchObject({ who: "cli" });
    await expect(cli("run", "messages:nothing")).rejects.toThrow(/messages:counter|increment/);
  });

  test("reads and changes environment variables", async () => {
    await cli("env", "set", "FROM_CLI", "yes");
    expect(await cli("env", "list")).toContain("FROM_CLI=yes");
    expect((await cli("env", "get", "FROM_CLI")).trim()).toBe("yes");
    await cli("env", "remove", "FROM_CLI");
    expect(await cli("env", "list")).not.toContain("FROM_CLI");
  });

  test("lists tables and their documents", async () => {
    await client(convex).mutation(api.messages.send, { author: "shown", body: "in the table" });
    expect((await cli("data")).trim().split("\n")).toEqual(["counters", "messages"]);
    expect(await cli("data", "messages", "--format", "jsonArray")).toContain("in the table");
  });

  test("prints the function spec", async () => {
    const spec: { url: string; functions: { identifier?: string }[] } = JSON.parse(await cli("function-spec"));
    expect(spec.url).toBe(convex.url);
    expect(spec.functions.map(({ identifier }) => identifier)).toContain("messages.js:send");
  });

  test("can follow the functions that ran, with what they printed", async () => {
    const poll = async (cursor: number) => {
      const response = await fetch(`${convex.url}/api/stream_function_logs?cursor=${cursor}`, { headers: { authorization: `Convex ${convex.adminKey}` } });
      const answer: { entries: { identifier: string; logLines: string[] }[]; newCursor: number } = await response.json();
      return answer;
    };
    const { newCursor } = await poll(0);
    const next = poll(newCursor);
    await client(convex).mutation(api.messages.send, { author: "logged", body: "x" });
    expect((await next).entries.length).toBeGreaterThan(0);
    // The fixture's cron jobs run meanwhile.
    const sent = await eventually(async () => (await poll(newCursor)).entries.filter(({ identifier }) => identifier === "messages:send"), ({ length }) => length > 0);
    expect(sent).toMatchObject([{ logLines: [expect.stringMatching(/^\[LOG\] 'sent' '/)] }]);
  });

  test("follows live queries too, and tells what was run from what was still known", async () => {
    const follow = async (cursor: number) => {
      const response = await fetch(`${convex.url}/api/stream_function_logs?cursor=${cursor}`, { headers: { authorization: `Convex ${convex.adminKey}` } });
      const answer: { entries: { identifier: string; cachedResult: boolean; usageStats: { databaseReadDocuments: number } }[]; newCursor: number } = await response.json();
      return answer;
    };
    await client(convex).mutation(api.messages.increment, { name: "followed" });
    const { newCursor } = await follow(0);
    const pages = [new ConvexClient(convex.url, { logger: false }), new ConvexClient(convex.url, { logger: false })];
    try {
      for (const page of pages) await new Promise((resolve) => page.onUpdate(api.messages.counter, { name: "followed" }, resolve));
      // The fixture's cron jobs run meanwhile.
      const mine = async () => (await follow(newCursor)).entries.filter(({ identifier }) => identifier === "messages:counter");
      const entries = await eventually(mine, ({ length }) => length >= 2);
      expect(entries.map(({ cachedResult, usageStats }) => [cachedResult, usageStats.databaseReadDocuments])).toEqual([[false, 1], [true, 0]]);
    } finally {
      await Promise.all(pages.map((page) => page.close()));
    }
  });

  test("generates the same code as is committed", async () => {
    const generated = () => readFileSync(join(project, "convex", "_generated", "api.d.ts"), "utf8").replace(/\/\*[^]*?\*\//g, "").includes("messages: typeof messages");
    await cli("codegen", "--typecheck", "disable");
    expect(generated()).toBe(true);
  });

  test("evaluates an inline query, which can read everything and write nothing", async () => {
    await client(convex).mutation(api.messages.increment, { name: "inline" });
    const expression = `const found = await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", "inline")).unique(); console.log("looking"); return found.value;`;
    expect(await cli("run", "--inline-query", expression)).toBe("1\n");
    const evaluate = async (handler: string) => {
      const source = `import { query } from "convex:/_system/repl/wrappers.js"; export default query({ handler: ${handler} });`;
      const response = await fetch(`${convex.url}/api/run_test_function`, { method: "POST", body: JSON.stringify({ adminKey: convex.adminKey, args: {}, format: "convex_encoded_json", bundle: { path: "testQuery.js", source } }) });
      return response.json();
    };
    expect(await evaluate(`async (ctx) => ({ big: 1n, env: process.env.GREETING })`)).toEqual({ status: "success", value: { big: { $integer: "AQAAAAAAAAA=" }, env: "hello" }, logLines: [] });
    expect(await evaluate(`async (ctx) => ctx.db.insert("counters", {})`)).toMatchObject({ status: "error" });
    expect(await evaluate(`async (ctx) => { throw new Error("on purpose"); }`)).toMatchObject({ status: "error", errorMessage: expect.stringContaining("on purpose") });
    expect(await evaluate(`async (ctx) => {`)).toMatchObject({ status: "error", errorMessage: expect.stringContaining("SyntaxError") });
    expect((await fetch(`${convex.url}/api/run_test_function`, { method: "POST", body: "{}" })).status).toBe(403);
  }, 120_000);

  test("pushes with dev --once as well, and without a change nothing is changed", async () => {
    await cli("dev", "--once", "--typecheck", "disable", "--codegen", "disable");
    expect(await client(convex).query(api.messages.counter, { name: "none" })).toBe(0);
  });
});
