import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startConvex, type ConvexDeployment } from "../index.mjs";
import { api } from "./component-app/convex/_generated/api";
import { copyOf, runCli } from "./cliSupport";
import { client, COMPONENT_FIXTURE, startProject } from "./hostSupport";

let convex: ConvexDeployment;
const project = copyOf(COMPONENT_FIXTURE);
const dataDir = mkdtempSync(join(tmpdir(), "host-mounts-data-"));

beforeAll(async () => {
  convex = await startProject(project, {}, { dataDir });
});
afterAll(async () => {
  await convex.close();
  rmSync(project, { recursive: true });
  rmSync(dataDir, { recursive: true });
});

const http = () => client(convex);
const totals = (name: string) => http().query(api.counting.totals, { name });

async function cli(...args: string[]): Promise<string> {
  return (await runCli(convex, project, ...args)).stdout;
}

/** Pushes the project with one of its files changed, and puts the file back. */
async function pushWith(file: string, change: (text: string) => string): Promise<string> {
  const path = join(project, file);
  const original = readFileSync(path, "utf8");
  const changed = change(original);
  expect(changed).not.toBe(original);
  writeFileSync(path, changed);
  try {
    return await convex.push(project);
  } finally {
    writeFileSync(path, original);
  }
}

const CONFIG = "convex/convex.config.ts";

describe("mounting", { timeout: 120_000 }, () => {
  test("an unmounted component is out of reach, and finds its data again when it comes back", async () => {
    await http().mutation(api.counting.addToSecond, { name: "kept", by: 6 });
    const printed = await pushWith(CONFIG, (text) => text.replace(/app\.use\(counter, \{ name: "second".*\n/, ""));
    expect(printed).toContain("Unmounted component second.");
    expect(printed).toContain("Unmounted component second/journal.");
    await expect(http().mutation(api.counting.addToSecond, { name: "kept", by: 1 })).rejects.toThrow('Child component "second" not found');
    expect(await convex.push(project)).toContain("Remounted component second.");
    expect(await totals("kept")).toEqual({ first: 0, second: 6 });
  });

  test("a new instance is installed beside the others, empty", async () => {
    await http().mutation(api.counting.add, { name: "beside", by: 2 });
    const printed = await pushWith(CONFIG, (text) => text.replace("export default", `app.use(counter, { name: "third", env: { LABEL: "first" } });\nexport default`));
    expect(printed).toContain("Installed component third.");
    expect(JSON.parse(await cli("run", "--component", "third", "counts:get", '{"name":"beside"}'))).toBe(0);
    await convex.push(project);
  });

  test("survives a restart without another push", async () => {
    await http().mutation(api.counting.add, { name: "restarted", by: 4 });
    await convex.close();
    convex = await startConvex({ dataDir, allowedOrigins: [] });
    expect(await totals("restarted")).toEqual({ first: 4, second: 0 });
    expect(await http().mutation(api.counting.add, { name: "restarted", by: 1 })).toBe(5);
  });
});

describe("a push is refused, and what runs goes on,", { timeout: 120_000 }, () => {
  const refused = async (file: string, change: (text: string) => string, message: RegExp) => {
    await expect(pushWith(file, change)).rejects.toThrow(message);
    expect(await http().mutation(api.counting.add, { name: "goes on", by: 1 })).toBeGreaterThan(0);
  };

  test("when a component lacks a variable that it requires", () =>
    refused(CONFIG, (text) => text.replace('{ name: "second", env: { LABEL: "second" } }', '{ name: "second", env: {} as { LABEL: "second" } }'), /Component "second" is missing required env var "LABEL"/));

  test("when a variable has a value that the component does not allow", () =>
    refused(CONFIG, (text) => text.replace('LABEL: "second"', 'LABEL: "other"'), /Component "second" has an invalid value for env var "LABEL"/));

  test("when a component is given a variable that it does not declare", () =>
    refused(CONFIG, (text) => text.replace('LABEL: "second"', 'LABEL: "second", UNKNOWN: "x"'), /Component "second" has no env var named "UNKNOWN"/));

  test("when two children have one name", () => refused(CONFIG, (text) => text.replace('name: "second"', 'name: "counter"'), /multiple child components with the same name: "counter"/));

  test("when the app declares a variable that is not set", () =>
    refused(CONFIG, (text) => text.replace("GREETING: v.optional(v.string())", "GREETING: v.optional(v.string()), NEEDED: v.string()"), /"NEEDED" is declared in convex\.config\.ts but is not set/));

  test("when a component is mounted for HTTP that has no routes", () =>
    refused(CONFIG, (text) => text.replace("app.use(aggregate)", 'app.use(aggregate, { httpPrefix: "/sums" })'), /HTTP mount "\/sums\/" is invalid: Child component "aggregate" doesn't have any HTTP routes/));

  test("when a component's module does not load", () => refused("counter/counts.ts", (text) => `${text}\nthrow new Error("broken inside");`, /Failed to analyze counts\.js: Uncaught Error: broken inside/));

  test("when a definition does not load", () => refused("journal/convex.config.ts", (text) => `${text}\nthrow new Error("no such journal");`, /evaluating the component definition[^]*no such journal/));

  test("when a component's schema cannot be, and no other schema has changed", async () => {
    const reserved = (text: string) => text.replace('.index("by_name", ["name"])', '.index("by_name", ["name"]).index("by_value", ["value", "_creationTime"])');
    const schema = join(project, "convex/schema.ts");
    const original = readFileSync(schema, "utf8");
    writeFileSync(schema, original.replace("counts: defineTable({ note: v.string() })", "counts: defineTable({ note: v.string(), more: v.optional(v.string()) })"));
    try {
      await refused("counter/schema.ts", reserved, /In component "counter": In table "counts": In index "by_value": `_creationTime` is automatically added/);
    } finally {
      writeFileSync(schema, original);
    }
    const headers = { authorization: `Convex ${convex.adminKey}` };
    const body = JSON.stringify({ path: "counting:noteMore", args: {} });
    expect(await (await fetch(`${convex.url}/api/mutation`, { method: "POST", headers, body })).json()).toMatchObject({ status: "error", errorMessage: expect.stringContaining("extra field `more`") });
  });

  test("when documents of a component do not fit its new schema, which is named", async () => {
    await http().mutation(api.counting.addToSecond, { name: "does not fit", by: 1 });
    const change = (text: string) => text.replace("value: v.number()", "value: v.number(), required: v.string()");
    await refused("counter/schema.ts", change, /Schema validation failed[^]*required/);
  });
});

describe("the official CLI", { timeout: 120_000 }, () => {
  test("shows and runs what is inside a component", async () => {
    await http().mutation(api.counting.addToSecond, { name: "shown", by: 8 });
    expect((await cli("data", "--component", "second")).trim().split("\n")).toEqual(["counts"]);
    expect(await cli("data", "counts", "--component", "second", "--format", "jsonArray")).toContain('"shown"');
    expect(await cli("data", "counts", "--component", "counter", "--format", "jsonArray")).not.toContain('"shown"');
    expect(JSON.parse(await cli("run", "--component", "second", "counts:get", '{"name":"shown"}'))).toBe(8);
    expect(JSON.parse(await cli("run", "--component", "second/journal", "entries:all"))).toEqual([]);
    await expect(cli("run", "--component", "second", "counts:nothing")).rejects.toThrow(/counts:addLater|counts:get/);
  });

  test("generates the code that is committed, for the app and for its components", async () => {
    const files = ["convex/_generated/api.d.ts", "counter/_generated/component.ts", "counter/_generated/server.ts", "counter/_generated/api.ts", "journal/_generated/component.ts"];
    for (const file of files) rmSync(join(project, file));
    await cli("codegen", "--typecheck", "disable");
    for (const file of files) expect(readFileSync(join(project, file), "utf8"), file).toBe(readFileSync(join(COMPONENT_FIXTURE, file), "utf8"));
  });
});
