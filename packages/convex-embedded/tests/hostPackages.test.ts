import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeFunctionReference } from "convex/server";
import { startConvex, type ConvexDeployment } from "../index.mjs";
import { client } from "./hostSupport";
import { startRegistry, writePackage, type Registry } from "./registrySupport";

// The official CLI and npm start anew for each push.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), "host-packages-"));
const project = join(root, "project");
const dataDir = join(root, "data");
const packagesOf = (directory: string) => readdirSync(join(directory, "packages"));
let registry: Registry;
let convex: ConvexDeployment;
beforeAll(async () => {
  registry = await startRegistry("stage-lights", ["1.0.0", "2.0.0"]);
  vi.stubEnv("npm_config_registry", registry.url);
  vi.stubEnv("npm_config_cache", join(root, "cache"));
  mkdirSync(join(project, "convex"), { recursive: true });
  mkdirSync(join(project, "node_modules"));
  const require = createRequire(import.meta.url);
  for (const name of ["convex", "ws"]) symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(project, "node_modules", name));
  writeFileSync(join(project, "convex.json"), JSON.stringify({ node: { externalPackages: ["*"] } }));
  use("stage-lights", "1.0.0");
  convex = await startConvex({ dataDir });
});
afterAll(async () => {
  await convex.close();
  await registry.close();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

/** The project depends on one package in this version, and one function tells what it imports from there. */
function use(name: string, version: string): void {
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "app", dependencies: { convex: "*", [name]: `^${version}` } }));
  if (name === "stage-lights") writePackage(join(project, "node_modules", name), name, version);
  writeFileSync(
    join(project, "convex", "lights.ts"),
    `"use node";\nimport { actionGeneric as action } from "convex/server";\nimport * as outside from ${JSON.stringify(name)};
     export const version = action({ args: {}, handler: async () => [String(outside.version ?? typeof outside.WebSocketServer), outside.ranItsScript ?? false] });`,
  );
}
const version = (deployment = convex) => client(deployment).action(makeFunctionReference<"action", Record<string, never>, [string, boolean]>("lights:version"), {});

test("packages outside the bundle are installed in the project's versions, once, and no script of theirs is run", async () => {
  await convex.push(project);
  expect(await version()).toEqual(["1.0.0", false]);
  use("stage-lights", "2.0.0");
  await convex.push(project);
  expect(await version()).toEqual(["2.0.0", false]);
  const { length } = registry.asked;
  use("stage-lights", "1.0.0");
  await convex.push(project);
  expect(await version()).toEqual(["1.0.0", false]);
  expect(registry.asked).toHaveLength(length);
});

test("a version that cannot be had fails the push with npm's words, and what runs goes on", async () => {
  use("stage-lights", "9.9.9");
  await expect(convex.push(project)).rejects.toThrow(/Installing stage-lights@9\.9\.9 failed[^]*No matching version found/);
  expect(await version()).toEqual(["1.0.0", false]);
  expect(packagesOf(dataDir).filter((name) => name.includes(".part-"))).toEqual([]);
});

test("they are there after a restart, and where a backup was made to, without asking anybody", async () => {
  const copy = join(root, "copy");
  await convex.backup(copy);
  await convex.close();
  const { length } = registry.asked;
  convex = await startConvex({ dataDir });
  expect(await version()).toEqual(["1.0.0", false]);
  expect(packagesOf(dataDir)).toHaveLength(1);
  const other = await startConvex({ dataDir: copy });
  expect(await version(other)).toEqual(["1.0.0", false]);
  await other.close();
  expect(registry.asked).toHaveLength(length);
});

test("what the directory of the host has in the same version is taken from there", async () => {
  const { version: installed }: { version: string } = createRequire(import.meta.url)("ws/package.json");
  use("ws", installed);
  const { length } = registry.asked;
  await convex.push(project);
  expect(await version()).toEqual(["function", false]);
  expect(registry.asked).toHaveLength(length);
  expect(packagesOf(dataDir)).toHaveLength(1);
});
