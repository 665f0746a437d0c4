import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { asService, type ConvexCaller } from "../convex";
import { AppError } from "../domain/errors";
import { createLogger, type Logger } from "../http/log";
import { PermanentFailure } from "./failure";
import { perform } from "./kinds";
import type { WorkResult, WorkTask } from "./tasks";
import { keepLease } from "./lease";

export type WorkOutcome = "done" | "failed" | "skipped" | "lost";

export interface WorkServices {
  convex: ConvexCaller;
  perform: typeof perform;
  log: Logger;
}

const MAX_ERROR_LENGTH = 500;

/**
 * Does one row of work: claims it, runs its kind, reports. A second bell for the same row finds the lease taken or the
 * row done and is `skipped`. Never throws: whatever cannot be reported is found by the sweep when the lease runs out.
 */
export async function runWork(workId: Id<"work">, services: Partial<WorkServices> = {}): Promise<WorkOutcome> {
  const { convex = asService(), perform: performTask = perform, log = createLogger({}) } = services;
  const started = performance.now();
  try {
    const claim = await convex.mutation(api.platform.work.claim, { workId });
    if (claim === null) return "skipped";
    const about = log.with({ workId, kind: claim.kind, key: claim.key });
    const outcome = await carryOut({ workId, ...claim }, { convex, perform: performTask, log: about });
    about.info("work", { outcome, ms: Math.round(performance.now() - started) });
    return outcome;
  } catch (cause) {
    log.error("work.unreported", { workId, cause });
    return "lost";
  }
}

type Claimed = WorkTask & { workId: Id<"work">; leaseId: string; key: string };

async function carryOut(task: Claimed, { convex, perform: performTask, log }: WorkServices): Promise<WorkOutcome> {
  const lease = { workId: task.workId, leaseId: task.leaseId };
  const keeper = keepLease(convex, lease);
  let result: WorkResult;
  try {
    result = await performTask(task, { key: task.key, progress: keeper.progress, signal: keeper.signal });
  } catch (thrown) {
    keeper.stop();
    if (keeper.signal.aborted) return "lost";
    log.warn("work.failed", { cause: thrown });
    await convex.mutation(api.platform.work.fail, { ...lease, error: describe(thrown), permanent: thrown instanceof PermanentFailure });
    return "failed";
  }
  keeper.stop();
  const { applied } = await convex.mutation(api.platform.work.complete, { ...lease, result });
  return applied ? "done" : "failed";
}

/** For the administrator's eyes: no stack, no more than a few lines. */
function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown).slice(0, MAX_ERROR_LENGTH);
  const cause = thrown instanceof AppError && thrown.cause instanceof Error ? ` (${thrown.cause.message})` : "";
  return `${thrown.message}${cause}`.slice(0, MAX_ERROR_LENGTH);
}
