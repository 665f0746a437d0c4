// `npm test`: every check, in the order in which they are cheap. `npm run test:deep` adds the long ones.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../house/build";
import { inRoot, root } from "../house/paths";
import { Stop } from "../house/stop";
import { runOrAgain, type SuiteReport } from "./again";
import { readReport, type RunReport } from "./report";

interface Step {
  name: string;
  run(): Promise<boolean>;
}

const deep = process.argv.includes("--deep");
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
const reports = mkdtempSync(join(tmpdir(), "backline-test-"));
const bin = (path: string) => inRoot("node_modules", path);

const steps: Step[] = [
  { name: "types", run: () => command(bin("typescript/bin/tsc"), ["--noEmit"]) },
  { name: "lint", run: () => command(bin("eslint/bin/eslint.js"), [".", "--max-warnings=0"], { NODE_OPTIONS: "--max-old-space-size=4096" }) },
  { name: "architecture", run: () => command(bin("dependency-cruiser/bin/dependency-cruise.mjs"), ["app", "components", "convex", "lib", "packages", "scripts", "strings", "tests", "--config", ".dependency-cruiser.cjs", "--output-type", "err"]) },
  { name: "dead code", run: () => command(bin("knip/bin/knip.js"), []) },
  { name: "unit", run: () => vitest("vitest.config.ts", "unit") },
  { name: "build", run: build },
  { name: "house", run: () => vitest("vitest.house.config.ts", "house") },
];
if (deep) steps.push({ name: "deep", run: () => vitest("vitest.deep.config.ts", "deep") });

const failed: string[] = [];
const runs: SuiteReport[] = [];
const started = Date.now();
for (const step of steps.filter(({ name }) => !only || name === only)) {
  console.log(`\n── ${step.name}`);
  const begun = Date.now();
  const ok = await step.run();
  console.log(`── ${step.name}: ${ok ? "ok" : "FAILED"} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  if (!ok) failed.push(step.name);
  // A house that cannot be built cannot be walked through.
  if (!ok && step.name === "build") break;
}

rmSync(reports, { recursive: true, force: true });
const sum = (key: "passed" | "failed") => runs.reduce((total, each) => total + each[key], 0);
// Named again at the end: where only the last lines of a run are kept, they have to say what failed.
for (const failure of runs.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`);
for (const failure of runs.flatMap(({ unsteady }) => unsteady)) console.log(`\n~ Failed, and held when it was run again alone. It has to be made steady: ${failure}`);
console.log(`\n${failed.length === 0 ? "All checks hold." : `Not holding: ${failed.join(", ")}.`} ${((Date.now() - started) / 60_000).toFixed(1)} min`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(failed.length === 0 ? 0 : 1);

async function vitest(config: string, report: string): Promise<boolean> {
  const run = await runOrAgain((files) => vitestRun(config, files.length === 0 ? report : `${report}-again`, files));
  runs.push(run);
  return run.ok;
}

async function vitestRun(config: string, report: string, files: readonly string[]): Promise<RunReport> {
  const path = join(reports, `${report}.json`);
  const ok = await command(bin("vitest/vitest.mjs"), ["run", ...files, "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${path}`]);
  return { ...readReport(path), ok };
}

function command(file: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
    child.on("exit", (code) => resolve(code === 0));
  });
}

async function build(): Promise<boolean> {
  try {
    await buildApp(console.log);
    return true;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return false;
  }
}
