import { NOBODY } from "../exec/deployment";
import type { Outcome } from "../exec/outcome";
import { parseFunctionPath } from "../runtime/paths";
import type { DueJob, JobState } from "../sched/jobStore";
import type { TestActions } from "./testActions";
import type { TestLane } from "./testLane";
import { errorOf } from "./thrown";

/** Milliseconds: scheduled times pass through seconds, which rounds them by less. */
const ROUNDING_MS = 0.01;
const IDLE_TURNS = 20;
const MOST_JOBS = 1000;

// Captured before a test puts fake timers in their place.
const realSetTimeout = globalThis.setTimeout;
const realTurn = () => new Promise<void>((resolve) => realSetTimeout(resolve, 0));

/** Runs scheduled functions when the timers of the test, real or fake, say that their time has come. */
export class TestScheduler {
  readonly #looking = new Set<Promise<void>>();
  readonly #running = new Set<string>();
  #timers = 0;

  constructor(
    private readonly lane: TestLane,
    private readonly actions: TestActions,
  ) {}

  /** A job was committed for this time (milliseconds). */
  wake(scheduledTime: number): void {
    this.#timers += 1;
    setTimeout(() => {
      this.#timers -= 1;
      const look = this.#runDue().finally(() => this.#looking.delete(look));
      this.#looking.add(look);
    }, Math.max(0, scheduledTime - Date.now()));
  }

  /** Waits for what has been started, and for what is started meanwhile. */
  async finishInProgress(): Promise<void> {
    while (this.#looking.size > 0) await Promise.all(this.#looking);
  }

  /** Advances the clock and waits, until nothing is scheduled any more. */
  async finishAll(advanceTimers: () => void, maxIterations: number): Promise<void> {
    const clock = globalThis.setTimeout;
    const advance = () => {
      if (globalThis.setTimeout !== clock) throw new Error("finishAllScheduledFunctions: timers were restored or replaced while waiting for scheduled functions.");
      advanceTimers();
    };
    let idle = 0;
    for (let round = 0; round < maxIterations; round += 1) {
      advance();
      if (this.#looking.size === 0) {
        // A timer set before the clock was faked fires in a turn of the real one, or not at all.
        if (this.#timers === 0 || idle >= IDLE_TURNS) return;
        idle += 1;
        await realTurn();
        continue;
      }
      idle = 0;
      await this.#finishWhile(advance);
    }
    throw new Error("finishAllScheduledFunctions: too many iterations. Check for infinitely recursive scheduled functions, or increase maxIterations.");
  }

  /** Actions may wait for timers themselves, so the clock goes on while they run. */
  async #finishWhile(advance: () => void): Promise<void> {
    let done = false;
    const batch = Promise.all(this.#looking).finally(() => {
      done = true;
    });
    while (!done) {
      await realTurn();
      if (!done) advance();
    }
    await batch;
  }

  async #runDue(): Promise<void> {
    const { due } = await this.lane.call("dueJobs", { now: Date.now() + ROUNDING_MS, limit: MOST_JOBS, except: [...this.#running] });
    const mine = due.filter(({ id }) => !this.#running.has(id));
    for (const { id } of mine) this.#running.add(id);
    await Promise.all(mine.map((job) => this.#run(job).finally(() => this.#running.delete(job.id))));
  }

  async #run(job: DueJob): Promise<void> {
    await this.lane.code.load(job.component, job.name);
    const path = parseFunctionPath(job.name, job.component);
    if (this.lane.functions.find(path)?.kind !== "action") {
      const { outcome } = await this.lane.call("runMutationJob", job);
      if (outcome !== null) this.#tell(job, outcome);
      return;
    }
    if (!(await this.lane.call("startActionJob", job.id))) return;
    const outcome = await this.actions.run(path, JSON.parse(job.args), NOBODY);
    this.#tell(job, outcome);
    const state: JobState = outcome.ok ? { kind: "success" } : { kind: "failed", error: outcome.error.message };
    await this.lane.call("endActionJob", { id: job.id, state });
  }

  /** Nobody awaits a scheduled function, so its failure is printed. */
  #tell(job: DueJob, outcome: Outcome): void {
    if (!outcome.ok) console.error(`Error when running scheduled function ${job.name}`, errorOf(outcome.error));
  }
}
