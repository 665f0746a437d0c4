import { calledByJob } from "../exec/deployment";
import type { DeploymentHost } from "../exec/deploymentHost";
import { FunctionEnded } from "../lane/laneErrors";
import { messageOf } from "../runtime/errors";
import { parseFunctionPath } from "../runtime/paths";
import type { DueJob, JobState } from "./jobStore";

const PARALLEL = 8;
const RETRY_MS = 1000;
const MAX_SLEEP_MS = 3600_000;

/**
 * Runs scheduled functions: mutations exactly once (their end commits with them), actions at most once (their
 * start commits before them).
 */
export class JobExecutor {
  readonly #running = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #wakeAt = Infinity;
  #looking = false;
  #lookAgain = false;
  #closed = false;

  constructor(private readonly host: DeploymentHost) {
    host.lane.on("jobs", (next) => this.#sleepUntil(next));
  }

  /** Settles what an earlier process left in progress, then runs what is due. */
  async start(): Promise<void> {
    for (const id of await this.host.lane.call("interruptedJobs", null)) {
      await this.#end(id, { kind: "failed", error: "Transient error while executing action" });
    }
    await this.forget();
    this.#look();
  }

  /** Removes the rows of functions that ended more than seven days ago. */
  async forget(): Promise<void> {
    while ((await this.host.lane.call("expireJobs", { now: Date.now() })) > 0);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Keeps the earliest time that anybody asked for. */
  #sleepUntil(time: number): void {
    if (this.#closed || time >= this.#wakeAt) return;
    this.#wakeAt = time;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), Math.max(0, Math.min(time - Date.now(), MAX_SLEEP_MS)));
    this.#timer.unref();
  }

  #look(): void {
    if (this.#closed) return;
    this.#lookAgain = true;
    if (this.#looking) return;
    this.#looking = true;
    void this.#startDue().finally(() => {
      this.#looking = false;
      if (this.#lookAgain) this.#look();
    });
  }

  async #startDue(): Promise<void> {
    this.#lookAgain = false;
    this.#wakeAt = Infinity;
    const free = PARALLEL - this.#running.size;
    if (free === 0) return;
    try {
      const { due, next } = await this.host.lane.call("dueJobs", { now: Date.now(), limit: free, except: [...this.#running] });
      for (const job of due) {
        this.#running.add(job.id);
        void this.#run(job).finally(() => {
          this.#running.delete(job.id);
          this.#look();
        });
      }
      if (next !== null) this.#sleepUntil(next > Date.now() ? next : Date.now() + RETRY_MS);
    } catch (error) {
      if (this.#closed) return;
      process.stderr.write(`convex-embedded: scheduled functions: ${messageOf(error)}\n`);
      this.#sleepUntil(Date.now() + RETRY_MS);
    }
  }

  async #run(job: DueJob): Promise<void> {
    const startedAt = Date.now();
    try {
      const kind = this.host.functions.find(parseFunctionPath(job.name, job.component))?.kind;
      if (kind === "action") return await this.#runAction(job);
      // A function that is gone or a query fails in the lane, with the words for it.
      const { ran, outcome } = await this.host.lane.call("runMutationJob", job);
      if (ran && outcome !== null) this.host.onCompletion({ kind: "mutation", component: job.component, path: job.name, outcome, startedAt });
    } catch (error) {
      if (this.#closed) return;
      if (error instanceof FunctionEnded) return this.#end(job.id, { kind: "failed", error: error.message });
      // Ours, not the function's: it stays pending and is tried again.
      process.stderr.write(`convex-embedded: scheduled function ${job.name}: ${messageOf(error)}\n`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async #runAction(job: DueJob): Promise<void> {
    if (!(await this.host.lane.call("startActionJob", job.id))) return;
    const outcome = await this.host.runAction(job.name, JSON.parse(job.args), calledByJob(job.id), true, job.component);
    await this.#end(job.id, outcome.ok ? { kind: "success" } : { kind: "failed", error: outcome.error.message });
  }

  async #end(id: string, state: JobState): Promise<void> {
    await this.host.lane.call("endActionJob", { id, state });
  }
}
