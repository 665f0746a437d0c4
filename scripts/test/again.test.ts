import { expect, test } from "vitest";
import { runOrAgain } from "./again";
import type { RunReport } from "./report";

const held: RunReport = { ok: true, passed: 9, failed: 0, files: [], failures: [] };
const broken = (...files: string[]): RunReport => ({ ok: false, passed: 9, failed: files.length, files, failures: files.map((file) => `${file}: it breaks`) });

/** Answers one report after the other and notes what was asked to run. */
function runs(...reports: RunReport[]) {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    run: (files: readonly string[]) => {
      asked.push(files);
      return Promise.resolve(reports[asked.length - 1] ?? held);
    },
  };
}

test("what holds is not run again", async () => {
  const { asked, run } = runs(held);
  expect(await runOrAgain(run)).toEqual({ ...held, unsteady: [] });
  expect(asked).toEqual([[]]);
});

test("a file that fails once does not fail the suite, and is named", async () => {
  const { asked, run } = runs(broken("a.test.ts"), held);
  expect(await runOrAgain(run)).toMatchObject({ ok: true, passed: 10, failed: 0, unsteady: ["a.test.ts: it breaks"] });
  expect(asked).toEqual([[], ["a.test.ts"]]);
});

test("a file that fails twice fails the suite", async () => {
  const { run } = runs(broken("a.test.ts"), broken("a.test.ts"));
  expect(await runOrAgain(run)).toMatchObject({ ok: false, failed: 1, failures: ["a.test.ts: it breaks"], unsteady: [] });
});

test("three files, or a failure outside of any file, are not tried again", async () => {
  for (const report of [broken("a.test.ts", "b.test.ts", "c.test.ts"), broken()]) {
    const { asked, run } = runs(report, held);
    expect(await runOrAgain(run)).toMatchObject({ ok: false });
    expect(asked).toHaveLength(1);
  }
});
