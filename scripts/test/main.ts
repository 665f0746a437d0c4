// `npm test`: every check, in the order in which they are cheap. `npm run test:deep` adds the long ones.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import { buildApp } from "../house/build";
import { inRoot, root } from "../house/paths";
import { Stop } from "../house/stop";

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

const counted = ["unit", "house", "deep"].map(readReport);
const sum = (key: "passed" | "failed") => counted.reduce((total, each) => total + each[key], 0);
rmSync(reports, { recursive: true, force: true });
// Named again at the end: where only the last lines of a run are kept, they have to say what failed.
for (const failure of counted.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`);
console.log(`\n${failed.length === 0 ? "All checks hold." : `Not holding: ${failed.join(", ")}.`} ${((Date.now() - started) / 60_000).toFixed(1)} min`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(failed.length === 0 ? 0 : 1);

function vitest(config: string, report: string): Promise<boolean> {
  return command(bin("vitest/vitest.mjs"), ["run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, `${report}.json`)}`]);
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

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
});

/** What a step of vitest reported; nothing of a step that did not run. */
function readReport(step: string): { passed: number; failed: number; failures: string[] } {
  const path = join(reports, `${step}.json`);
  if (!existsSync(path)) return { passed: 0, failed: 0, failures: [] };
  const { numPassedTests, numFailedTests, testResults } = Report.parse(JSON.parse(readFileSync(path, "utf8")));
  const failures = testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative(root, name);
      const tests = assertionResults.filter(({ status }) => status === "failed");
      // A file without a failed test failed as a whole: it could not be loaded or set up.
      if (tests.length === 0) return [`${file}\n${firstLines(message)}`];
      return tests.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${firstLines(failureMessages?.[0] ?? "")}`);
    });
  return { passed: numPassedTests, failed: numFailedTests, failures };
}

function firstLines(text: string): string {
  return text.split("\n").slice(0, 12).join("\n");
}
