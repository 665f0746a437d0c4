import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";
import { root } from "../house/paths";

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

/** What one run of vitest came to. */
export interface RunReport {
  /** Whether the whole run held, its setup and what was thrown outside of tests included. */
  ok: boolean;
  passed: number;
  failed: number;
  /** Files with a failure, relative to the root. */
  files: string[];
  /** Each failure: file, test and the first lines of what it said. */
  failures: string[];
}

/** Reads the JSON that vitest wrote; a run that did not come that far counts as nothing. */
export function readReport(path: string): Omit<RunReport, "ok"> {
  if (!existsSync(path)) return { passed: 0, failed: 0, files: [], failures: [] };
  const { numPassedTests, numFailedTests, testResults } = Report.parse(JSON.parse(readFileSync(path, "utf8")));
  const broken = testResults.filter(({ status }) => status === "failed").map((result) => ({ ...result, file: relative(root, result.name) }));
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    files: broken.map(({ file }) => file),
    failures: broken.flatMap(({ file, message, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === "failed");
      // A file without a failed test failed as a whole: it could not be loaded or set up.
      if (tests.length === 0) return [`${file}\n${firstLines(message)}`];
      return tests.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${firstLines(failureMessages?.[0] ?? "")}`);
    }),
  };
}

function firstLines(text: string): string {
  return text.split("\n").slice(0, 12).join("\n");
}
