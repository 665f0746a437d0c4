import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { messageOf } from "../runtime/errors";
import { LaneControl } from "./control";
import { LaneClock } from "./laneClock";
import { FunctionEnded, isOutOfMemory, LaneRestarted } from "./laneErrors";
import { condemnedKey, type Answer, type Args, type CallName, type FunctionCall, type LaneEvent, type LaneLimits, type LaneOptions } from "./protocol";
import { startThread } from "./threads";

interface Waiting {
  message: { id: number; name: CallName; args: Args<CallName> };
  // Methods, so that each call's own answer type fits.
  settle(value: Answer<CallName>): void;
  fail(error: Error): void;
}

interface LaneEvents {
  stale: [sessions: number[]];
  jobs: [next: number];
  deleteBlob: [blob: string];
  /** This query of this live session was ended with its lane; the listener names it by `condemn`. */
  ended: [session: number, queryId: number, reason: string];
  /** The lane is new: live queries have to be asked again. */
  restarted: [];
}

/** How often the clock looks at what the lane is doing, milliseconds. */
const LOOK_EVERY_MS = 100;
const RESTART_DELAY_MS = 1000;
/** Young objects of the lane, MiB: three half-spaces of them together. */
const YOUNG_MB = 24;

/**
 * The main thread's end of the lane. Keeps time: a function that runs longer than the limit is ended with its
 * thread, a new lane is started, and every call but that one is made again.
 */
export class LaneClient extends EventEmitter<LaneEvents> {
  readonly #waiting = new Map<number, Waiting>();
  #outbox: Waiting["message"][] = [];
  readonly #control = new LaneControl();
  #condemned: Record<string, string> = {};
  #worker: Worker | null = null;
  #ready = false;
  #closed = false;
  #nextId = 1;
  /** The current lane ended for a function that is known; it has committed nothing that still waits. */
  #ended = false;
  readonly #lateness: LaneClock;
  readonly #clock: NodeJS.Timeout;

  private constructor(
    private readonly options: Omit<LaneOptions, "control" | "condemned">,
    private readonly limits: LaneLimits,
  ) {
    super();
    this.#lateness = new LaneClock(this.#control, limits.functionMs);
    this.#clock = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#clock.unref();
  }

  static async start(options: Omit<LaneOptions, "control" | "condemned">, limits: LaneLimits): Promise<LaneClient> {
    const client = new LaneClient(options, limits);
    await client.#startWorker();
    return client;
  }

  call<K extends CallName>(name: K, args: Args<K>): Promise<Answer<K>> {
    return new Promise<Answer<K>>((resolve, reject) => {
      if (this.#closed) return reject(new Error("The deployment is closed"));
      const message = { id: this.#nextId++, name, args };
      this.#waiting.set(message.id, {
        message,
        settle(value: Answer<K>) {
          resolve(value);
        },
        fail: reject,
      });
      this.#send(message);
    });
  }

  /** Refuses a query that would end its lane again, until there is new code; `reason` is what it answers. */
  condemn(query: Pick<FunctionCall, "component" | "path" | "args">, reason: string): void {
    this.#condemned[condemnedKey(query)] = reason;
  }

  /** New code deserves a new chance. */
  pardon(): void {
    this.#condemned = {};
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#clock);
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    this.#post();
    worker.postMessage("close");
    const impatience = setTimeout(() => void worker.terminate(), 5000);
    await ended;
    clearTimeout(impatience);
  }

  /** What is asked within one turn of the loop travels together, and then shares a flush. */
  #send(message: Waiting["message"]): void {
    if (!this.#ready) return;
    this.#outbox.push(message);
    if (this.#outbox.length === 1) setImmediate(() => this.#post());
  }

  #post(): void {
    const messages = this.#outbox;
    this.#outbox = [];
    if (messages.length > 0) this.#worker?.postMessage(messages);
  }

  async #startWorker(): Promise<void> {
    this.#ready = false;
    this.#outbox = [];
    this.#control.reset();
    const workerData: LaneOptions = {
      ...this.options,
      control: this.#control.memory,
      condemned: this.#condemned,
    };
    const worker = startThread("lane", workerData, { resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMb, maxYoungGenerationSizeMb: YOUNG_MB } });
    this.#worker = worker;
    await new Promise<void>((resolve, reject) => {
      worker.once("error", reject);
      worker.on("message", (events: readonly LaneEvent[]) => {
        for (const event of events) {
          if (event.type === "ready") resolve();
          else this.#onEvent(event);
        }
      });
    });
    worker.on("error", (error) => this.#onError(error));
    worker.on("exit", () => void this.#onExit(worker));
    this.#ready = true;
    this.#outbox = [...this.#waiting.values()].map(({ message }) => message);
    this.#post();
  }

  #onError(error: Error): void {
    const running = this.#control.running();
    if (!isOutOfMemory(error) || running === null || !this.#end(running, `JavaScript execution ran out of memory (maximum memory usage: ${this.limits.heapMb} MB)`)) {
      process.stderr.write(`convex-embedded: the lane failed: ${error.stack ?? error.message}\n`);
    }
  }

  #onEvent(event: LaneEvent): void {
    switch (event.type) {
      case "answer":
        this.#take(event.id)?.settle(event.value);
        return;
      case "error":
        this.#take(event.id)?.fail(new Error(event.message));
        return;
      case "stale":
        this.emit("stale", event.sessions);
        return;
      case "jobs":
        this.emit("jobs", event.next);
        return;
      case "deleteBlob":
        this.emit("deleteBlob", event.blob);
        return;
      case "ready":
        return;
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #look(): void {
    const overdue = this.#lateness.overdue(Date.now());
    if (overdue !== null && this.#end(overdue, `Function execution timed out (maximum duration: ${this.limits.functionMs / 1000}s)`)) void this.#worker?.terminate();
  }

  /** Makes sure that this lane commits nothing more, and that this job is not done again; false: it has already gone on. */
  #end({ job, part }: { job: number; part: number }, reason: string): boolean {
    if (!this.#control.condemn(job)) return false;
    this.#ended = true;
    this.#blame(job, part, reason);
    return true;
  }

  /** Fails the call whose function is at fault and remembers a query that would do it again. */
  #blame(job: number, part: number, reason: string): void {
    const culprit = this.#waiting.get(job);
    if (culprit === undefined) return;
    const { name, args } = culprit.message;
    if (name === "transition" && isTransition(args)) {
      this.emit("ended", args.session, part, reason);
      return;
    }
    if (name === "query" && isQuery(args)) this.condemn(args, reason);
    this.#take(job)?.fail(new FunctionEnded({ message: reason }));
  }

  async #onExit(worker: Worker): Promise<void> {
    if (this.#closed || worker !== this.#worker) return;
    const expected = this.#ended;
    this.#ended = false;
    this.#ready = false;
    for (const [id, { message, fail }] of this.#waiting) {
      // What the sessions had set up is gone; they start over instead of repeating their last step.
      if (message.name === "transition" || message.name === "closeSession") fail(new LaneRestarted());
      // A lane that we ended has committed nothing that is still waiting, so that is done again. Of one that
      // broke down nobody knows.
      else if (!expected) fail(new Error("The database thread broke down while this call was waiting"));
      else continue;
      this.#waiting.delete(id);
    }
    await this.#restart();
    this.emit("restarted");
  }

  async #restart(): Promise<void> {
    for (;;) {
      try {
        return await this.#startWorker();
      } catch (error) {
        if (this.#closed) return;
        process.stderr.write(`convex-embedded: the database thread does not start: ${messageOf(error)}\n`);
        await new Promise((resolve) => setTimeout(resolve, RESTART_DELAY_MS));
      }
    }
  }
}

function isTransition(args: Args<CallName>): args is Args<"transition"> {
  return typeof args === "object" && args !== null && "reset" in args;
}

function isQuery(args: Args<CallName>): args is Args<"query"> {
  return typeof args === "object" && args !== null && "atTs" in args;
}
