/** The package as somebody else installs it: what `npm pack` takes along, in a project of its own. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const PACKAGE = join(import.meta.dirname, "..");
const MODULES = join(PACKAGE, "../../node_modules");

let project: string;
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), "convex-embedded-packed-"));
  // A copy, so that packing makes no difference to those who run from here meanwhile.
  const copy = join(directory, "packages/convex-embedded");
  const names = ["bin", "src", "compile.mjs", "index.mjs", "testing.mjs", "pack.mjs", "package.json", "tsconfig.types.json", "COVERAGE.md", "README.md"];
  for (const name of names) cpSync(join(PACKAGE, name), join(copy, name), { recursive: true });
  cpSync(join(PACKAGE, "../../tsconfig.json"), join(directory, "tsconfig.json"));
  symlinkSync(MODULES, join(directory, "node_modules"));
  await run("npm", ["pack", "--pack-destination", directory], { cwd: copy });
  project = join(directory, "project");
  const installed = join(project, "node_modules/@backline");
  mkdirSync(installed, { recursive: true });
  await run("tar", ["-xzf", join(directory, "backline-convex-embedded-0.1.0.tgz"), "-C", installed]);
  await run("mv", [join(installed, "package"), join(installed, "convex-embedded")]);
  // What it depends on lies above it; the project itself has the CLI beside.
  symlinkSync(join(MODULES, "convex"), join(project, "node_modules/convex"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "project", private: true, type: "module", dependencies: { convex: "1.48.0" } }));
  mkdirSync(join(project, "convex"));
  writeFileSync(join(project, "convex/words.ts"), 'import { query } from "./_generated/server";\nexport const word = query({ args: {}, handler: async () => "from outside" });\n');
}, 120_000);
afterAll(() => rmSync(join(project, ".."), { recursive: true, force: true }));

test("starts without a compiler and pushes a project that has no generated code yet", async () => {
  writeFileSync(join(project, "start.mjs"), `import { startConvex } from "@backline/convex-embedded";
const convex = await startConvex({ memory: true });
await convex.push(".");
const response = await fetch(convex.url + "/api/query", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ path: "words:word", args: {} }) });
console.log((await response.json()).value);
await convex.close();
`);
  const { stdout } = await run(process.execPath, ["start.mjs"], { cwd: project });
  expect(stdout.trim()).toBe("from outside");
}, 60_000);

test("tells its types to TypeScript, in either way of resolving, and has nobody check its sources", async () => {
  writeFileSync(join(project, "types.ts"), `import { startConvex, type ConvexDeployment } from "@backline/convex-embedded";
import { convexTest } from "@backline/convex-embedded/testing";
const convex: ConvexDeployment = await startConvex({ memory: true });
const wrong: number = convex.url;
convexTest().nothing();
`);
  for (const [module, moduleResolution] of [["ESNext", "Bundler"], ["NodeNext", "NodeNext"]]) {
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: { module, moduleResolution, target: "ES2022", strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noEmit: true, types: ["node"], typeRoots: [join(MODULES, "@types")] }, files: ["types.ts"] }));
    const complaints: unknown = await run(process.execPath, [join(MODULES, "typescript/bin/tsc"), "-p", project], { cwd: project }).then(() => "", ({ stdout }) => stdout);
    expect(String(complaints).trim().split("\n").filter((line) => line.includes("error"))).toEqual([expect.stringMatching(/^types\.ts\(4,7\).*'string' is not assignable/), expect.stringMatching(/^types\.ts\(5,14\).*'nothing' does not exist/)]);
  }
}, 120_000);

test("runs tests in plain Node, with the modules that it is given", async () => {
  writeFileSync(join(project, "test.mjs"), `import { convexTest } from "@backline/convex-embedded/testing";
import { anyApi, queryGeneric } from "convex/server";
const t = convexTest({ modules: { "./convex/_generated/api.js": async () => ({}), "./convex/sums.js": async () => ({ add: queryGeneric({ handler: async (ctx, { a, b }) => a + b }) }) } });
console.log(await t.query(anyApi.sums.add, { a: 40, b: 2 }));
`);
  const { stdout } = await run(process.execPath, ["test.mjs"], { cwd: project });
  expect(stdout.trim()).toBe("42");
});
