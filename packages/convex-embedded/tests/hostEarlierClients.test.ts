/** Clients that speak the protocol of other releases: the CLI from 1.17 on, and the clients that are written in Rust. */
import { randomUUID, createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from "vitest";
import { startConvex, type ConvexDeployment } from "../index.mjs";
import { api, client, RawSocket, rsaIssuer, startFixture, token } from "./hostSupport";

const brotli = promisify(brotliCompress);
interface Bundle {
  path: string;
  source: string;
  sourceMap: string;
  environment: "isolate" | "node";
}

/** A module as every CLI bundles it. */
async function bundle(path: string, contents: string): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, sourcefile: path, loader: "ts" },
    outfile: path,
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    sourcemap: true,
  });
  const [map, code] = [".map", ".js"].map((end) => outputFiles.find((file) => file.path.endsWith(end))?.text ?? "");
  return { path, source: code ?? "", sourceMap: map ?? "", environment: "isolate" };
}

const schemaOf = (fields: string) =>
  bundle("schema.js", `import { defineSchema, defineTable } from "convex/server"; import { v } from "convex/values";
export default defineSchema({ tasks: defineTable({ ${fields} }).index("by_text", ["text"]).searchIndex("words", { searchField: "text" }) });`);
const tasks = (word: string) =>
  bundle("tasks.js", `import { mutationGeneric, queryGeneric } from "convex/server";
export const add = mutationGeneric({ handler: (ctx, { text }) => ctx.db.insert("tasks", { text }) });
export const word = queryGeneric({ handler: async () => "${word}" });
export const who = queryGeneric({ handler: async (ctx) => (await ctx.auth.getUserIdentity())?.subject ?? null });`);
const add = makeFunctionReference<"mutation", { text: string }>("tasks:add");
const word = makeFunctionReference<"query">("tasks:word");
const who = makeFunctionReference<"query">("tasks:who");

describe("a CLI before 1.28, for an app without components", () => {
  let convex: ConvexDeployment;
  beforeEach(async () => {
    convex = await startConvex({ memory: true });
  });
  afterEach(() => convex.close());

  async function ask(path: string, body?: object) {
    const headers = { authorization: `Convex ${convex.adminKey}`, "content-type": "application/json" };
    const response = await fetch(convex.url + path, body === undefined ? { headers } : { method: "POST", headers: { ...headers, "content-encoding": "br" }, body: await brotli(JSON.stringify(body)) });
    const answer: Record<string, unknown> = await response.json();
    return { status: response.status, ...answer };
  }
  async function prepare(schema: Bundle): Promise<{ prepared: Record<string, unknown>; state: Record<string, unknown> }> {
    const prepared: Record<string, unknown> = await ask("/api/prepare_schema", { bundle: schema, dryRun: false });
    return { prepared, state: await ask(`/api/schema_state/${String(prepared.schemaId)}`) };
  }
  const push = (modules: Bundle[], more: object = {}) => ask("/api/push_config", { config: { functions: "convex/" }, modules, nodeDependencies: [], udfServerVersion: "1.27.5", ...more });

  test("prepares the schema, is told what it does to indexes, and pushes", async () => {
    const { prepared, state } = await prepare(await schemaOf("text: v.string()"));
    expect(prepared).toMatchObject({
      status: 200,
      added: [
        { table: "tasks", name: "by_text", fields: ["text", "_creationTime"], staged: false },
        { table: "tasks", name: "words", fields: { searchField: "text", filterFields: [] }, staged: false },
      ],
      dropped: [],
    });
    expect(state).toMatchObject({ status: 200, indexes: [], schemaState: { state: "validated" } });
    await expect(client(convex).query(word, {})).rejects.toThrow("Could not find");
    const module = await tasks("first");
    expect(await push([module], { schemaId: prepared.schemaId })).toMatchObject({ status: 200 });
    expect(await client(convex).query(word, {})).toBe("first");
    const hash = createHash("sha256").update(module.source).update(module.sourceMap).digest("hex");
    expect(await ask("/api/get_config_hashes", {})).toMatchObject({ config: { functions: "convex/" }, moduleHashes: [{ path: "tasks.js", environment: "isolate", hash }], udfServerVersion: "1.27.5" });
  });

  test("is told which documents do not fit, and what runs goes on", async () => {
    const first = await prepare(await schemaOf("text: v.string()"));
    await push([await tasks("first")], { schemaId: first.prepared.schemaId });
    await client(convex).mutation(add, { text: "there" });
    const { prepared, state } = await prepare(await schemaOf("text: v.string(), done: v.boolean()"));
    expect(state).toMatchObject({ schemaState: { state: "failed", tableName: "tasks", error: expect.stringContaining("Object is missing the required field `done`") } });
    expect(await push([await tasks("second")], { schemaId: prepared.schemaId })).toMatchObject({ status: 400, code: "SchemaValidationFailed" });
    expect(await client(convex).query(word, {})).toBe("first");
    expect(await ask("/api/schema_state/nothing")).toMatchObject({ schemaState: { state: "overwritten" } });
    expect(await push([await tasks("third")], { schemaId: "nothing" })).toMatchObject({ status: 400, code: "RaceDetected" });
  });

  test("has its providers in convex.json, and no schema at all", async () => {
    const { jwks, issuer } = rsaIssuer;
    expect(await push([await tasks("free")], { config: { functions: "convex/", authInfo: [{ type: "customJwt", issuer, jwks, algorithm: "RS256" }] } })).toMatchObject({ status: 200 });
    const http = new ConvexHttpClient(convex.url);
    http.setAuth(await token("ann"));
    expect(await http.query(who, {})).toBe("ann");
  });

  test("is let in by the admin key alone", async () => {
    for (const path of ["/api/prepare_schema", "/api/push_config", "/api/schema_state/x"]) {
      const response = await fetch(convex.url + path, { method: path.endsWith("x") ? "GET" : "POST" });
      expect(response.status).toBe(403);
    }
  });
});

describe("other releases", () => {
  let convex: ConvexDeployment;
  beforeAll(async () => {
    convex = await startFixture();
  });
  afterAll(() => convex.close());

  test("a CLI before 1.31 sends every module of the app, under another name", async () => {
    const own = await startConvex({ memory: true });
    try {
      const appDefinition = { definition: null, dependencies: [], schema: null, functions: [await tasks("whole")], udfServerVersion: "1.29.3" };
      const post = async (path: string, body: object) => {
        const response = await fetch(own.url + path, { method: "POST", headers: { authorization: `Convex ${own.adminKey}` }, body: JSON.stringify({ adminKey: own.adminKey, dryRun: false, ...body }) });
        const answer: Record<string, unknown> = await response.json();
        return answer;
      };
      const startPush = await post("/api/deploy2/start_push", { functions: "convex/", appDefinition, componentDefinitions: [], nodeDependencies: [] });
      expect(await post("/api/deploy2/wait_for_schema", { schemaChange: startPush.schemaChange })).toMatchObject({ type: "complete" });
      await post("/api/deploy2/finish_push", { startPush });
      expect(await client(own).query(word, {})).toBe("whole");
    } finally {
      await own.close();
    }
  });

  test("a CLI before 1.40 looks up the deployment's addresses among its variables", async () => {
    const variable = async (name: string) => {
      const body = JSON.stringify({ path: "_system/cli/queryEnvironmentVariables:get", args: { name }, format: "json" });
      const response = await fetch(`${convex.url}/api/query`, { method: "POST", headers: { authorization: `Convex ${convex.adminKey}`, "content-type": "application/json" }, body });
      const { value }: { value: unknown } = await response.json();
      return value;
    };
    expect(await variable("CONVEX_SITE_URL")).toEqual({ name: "CONVEX_SITE_URL", value: convex.siteUrl });
    expect(await variable("GREETING")).toEqual({ name: "GREETING", value: "hello" });
    expect(await variable("NOT_SET")).toBeNull();
  });

  test("clients on Rust connect without a version in the path, and say for whom an admin acts in their way", async () => {
    const raw = await RawSocket.open(convex.url, { "convex-client": "rust-0.10.4" }, {}, "/api/sync");
    raw.send({ type: "Connect", sessionId: randomUUID(), connectionCount: 0, lastCloseReason: "InitialConnect" });
    raw.send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: convex.adminKey, acting_as: { issuer: "https://app.example", subject: "ann", tokenIdentifier: "https://app.example|ann" } });
    raw.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [{ type: "Add", queryId: 0, udfPath: "messages:whoami", args: [{}] }] });
    const { modifications } = await raw.take(({ type, modifications: changes }) => type === "Transition" && Array.isArray(changes) && changes.length > 0);
    expect(modifications).toMatchObject([{ type: "QueryUpdated", queryId: 0, value: { who: "ann" }, logLines: [], journal: null }]);
    raw.send({ type: "Mutation", requestId: 0, udfPath: "messages:increment", args: [{ name: "rust" }] });
    expect(await raw.ofType("MutationResponse")).toMatchObject({ requestId: 0, success: true, result: 1 });
    expect(await client(convex).query(api.messages.counter, { name: "rust" })).toBe(1);
    raw.socket.terminate();
  });
});
