import type { RunReport } from "./report";

export interface SuiteReport extends RunReport {
  /** Failures of the first run that the second did not repeat. */
  unsteady: string[];
}

/** So few files may fail and be run again; more than that is no accident of the machine. */
const MOST_AGAIN = 2;

/**
 * Runs a suite, and once more, alone, the one or two files of it that failed: on a machine with other guests a test
 * is starved now and then. What holds then does not fail the suite, and is named. `run` gets the files, or none for all.
 */
export async function runOrAgain(run: (files: readonly string[]) => Promise<RunReport>): Promise<SuiteReport> {
  const first = await run([]);
  // A run that failed without naming a file failed outside of its tests: nothing could be run alone.
  if (first.ok || first.files.length === 0 || first.files.length > MOST_AGAIN) return { ...first, unsteady: [] };
  const again = await run(first.files);
  if (!again.ok) return { ...first, unsteady: [] };
  return { ok: true, passed: first.passed + first.failed, failed: 0, files: [], failures: [], unsteady: first.failures };
}
