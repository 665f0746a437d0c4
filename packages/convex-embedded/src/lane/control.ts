/**
 * Memory shared by the lane and its keeper, so that a function that never yields can be told from one that is
 * just committing. The lane is condemned only between `begin` and `seal`: what was sealed has been, or will
 * be, written, so a killed lane has committed exactly what it sealed.
 */
const IDLE = 0;
const RUNNING = 1;
const SEALED = 2;
const CONDEMNED = 3;

const STATE = 0;
const JOB = 1;
const PART = 2;

export class LaneControl {
  readonly #cells: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(16)) {
    this.#cells = new Int32Array(memory);
  }

  /** The lane starts user code of a job; `part` tells apart several queries of one job. */
  begin(job: number, part: number): void {
    Atomics.store(this.#cells, JOB, job);
    Atomics.store(this.#cells, PART, part);
    if (!this.#move(IDLE, RUNNING) && !this.#move(RUNNING, RUNNING)) this.#stop();
  }

  /** The lane has finished running user code and goes on to commit. */
  seal(): void {
    if (!this.#move(RUNNING, SEALED) && !this.#move(IDLE, SEALED)) this.#stop();
  }

  rest(): void {
    if (!this.#move(SEALED, IDLE) && !this.#move(RUNNING, IDLE) && !this.#move(IDLE, IDLE)) this.#stop();
  }

  /** What runs now, or null; for the keeper's clock. */
  running(): { job: number; part: number } | null {
    if (Atomics.load(this.#cells, STATE) !== RUNNING) return null;
    return { job: Atomics.load(this.#cells, JOB), part: Atomics.load(this.#cells, PART) };
  }

  /** Forbids the lane to commit; false when it is no longer running that job. */
  condemn(job: number): boolean {
    if (Atomics.load(this.#cells, JOB) !== job) return false;
    return this.#move(RUNNING, CONDEMNED);
  }

  /** A new lane starts on the same memory. */
  reset(): void {
    Atomics.store(this.#cells, STATE, IDLE);
  }

  #move(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#cells, STATE, from, to) === from;
  }

  /** The keeper has given up on this thread: hold still until it is ended. */
  #stop(): never {
    Atomics.wait(this.#cells, STATE, CONDEMNED);
    throw new Error("The lane was stopped");
  }
}
