import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { messageOf, type FunctionError } from "../runtime/errors";
import { LaneControl } from "./control";
import { condemnedKey, type Answer, type Args, type CallName, type FunctionCall, type LaneEvent, type LaneOptions } from "./protocol";
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
  /** This query of this live session never ended; the listener names it by `condemn`. */
  hung: [session: number, queryId: number];
  /** The lane is new: live queries have to be asked again. */
  restarted: [];
}

/** A call that was running when its lane was stopped for taking too long. */
export class LaneTimeout extends Error {
  constructor(readonly error: FunctionError) {
    super(error.message);
  }
}

/** A live session's state was lost with its lane; the session has to be set up again. */
export class LaneRestarted extends Error {}

/** How often the clock looks at what the lane is doing, milliseconds. */
const LOOK_EVERY_MS = 100;
const RESTART_DELAY_MS = 1000;

/**
 * The main thread's end of the lane. Keeps time: a function that runs longer than the limit is ended with its
 * thread, a new lane is started, and every call but that one is made again.
 */
export class LaneClient extends EventEmitter<LaneEvents> {
  readonly #waiting = new Map<number, Waiting>();
  #outbox: Waiting["message"][] = [];
  readonly #control = new LaneControl();
  #condemned: string[] = [];
  #worker: Worker | null = null;
  #ready = false;
  #closed = false;
  #nextId = 1;
  /** The current lane was ended by us, for a function that hung. */
  #ended = false;
  #seen: { job: number; part: number; since: number } | null = null;
  readonly #clock: NodeJS.Timeout;

  private constructor(
    private readonly options: Omit<LaneOptions, "control" | "condemned" | "timeoutText">,
    private readonly limitMs: number,
  ) {
    super();
    this.#clock = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#clock.unref();
  }

  static async start(options: Omit<LaneOptions, "control" | "condemned" | "timeoutText">, limitMs: number): Promise<LaneClient> {
    const client = new LaneClient(options, limitMs);
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

  /** Refuses a query that would hang again, until there is new code. */
  condemn(query: Pick<FunctionCall, "component" | "path" | "args">): void {
    this.#condemned.push(condemnedKey(query));
  }

  /** New code deserves a new chance. */
  pardon(): void {
    this.#condemned = [];
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
      timeoutText: this.#timeoutText,
    };
    const worker = startThread(new URL("./worker.ts", import.meta.url), workerData);
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
    worker.on("error", (error) => process.stderr.write(`convex-embedded: the lane failed: ${error.stack ?? error.message}\n`));
    worker.on("exit", () => void this.#onExit(worker));
    this.#ready = true;
    this.#outbox = [...this.#waiting.values()].map(({ message }) => message);
    this.#post();
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

  get #timeoutText(): string {
    return `Function execution timed out (maximum duration: ${this.limitMs / 1000}s)`;
  }

  #look(): void {
    const running = this.#control.running();
    if (running === null) {
      this.#seen = null;
      return;
    }
    if (this.#seen?.job !== running.job || this.#seen.part !== running.part) {
      this.#seen = { ...running, since: Date.now() };
    } else if (Date.now() - this.#seen.since > this.limitMs && this.#control.condemn(running.job)) {
      this.#blame(running.job, running.part);
      this.#ended = true;
      void this.#worker?.terminate();
    }
  }

  /** Fails the call that hung and remembers a query that would hang again. */
  #blame(job: number, part: number): void {
    const culprit = this.#waiting.get(job);
    if (culprit === undefined) return;
    const { name, args } = culprit.message;
    if (name === "transition" && isTransition(args)) {
      this.emit("hung", args.session, part);
      return;
    }
    if (name === "query" && isQuery(args)) this.condemn(args);
    this.#take(job)?.fail(new LaneTimeout({ message: this.#timeoutText }));
  }

  async #onExit(worker: Worker): Promise<void> {
    if (this.#closed || worker !== this.#worker) return;
    const expected = this.#ended;
    this.#ended = false;
    this.#ready = false;
    this.#seen = null;
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
