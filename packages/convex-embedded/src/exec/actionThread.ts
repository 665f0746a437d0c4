import type { Worker } from "node:worker_threads";
import { startThread } from "../lane/threads";
import { ROOT_COMPONENT } from "../runtime/paths";
import type { ActionEvent, ActionOrder, ActionThreadOptions } from "./actionProtocol";
import { NODE_MODULE_FLAGS } from "./nodeModules";

type CallEvent = Exclude<ActionEvent, { type: "ready" }>;

/** One thread with the actions that run in it. */
export class ActionThread {
  readonly #listeners = new Map<number, (event: CallEvent) => void>();
  readonly #beat: Int32Array;
  readonly #worker: Worker;
  #ready = false;
  #retired = false;
  #lastBeat = -1;
  #beatSeenAt = Date.now();
  readonly #pending: ActionOrder[] = [];

  constructor(
    options: Omit<ActionThreadOptions, "heartbeat">,
    private readonly onLost: (thread: ActionThread) => void,
  ) {
    const heartbeat = new SharedArrayBuffer(4);
    this.#beat = new Int32Array(heartbeat);
    // Node actions see the deployment's variables as their process environment, and nothing of ours.
    const env = options.kind === "node" ? { ...options.code.components[ROOT_COMPONENT]?.env, PATH: process.env.PATH, HOME: process.env.HOME } : {};
    const execArgv = options.kind === "node" ? NODE_MODULE_FLAGS : [];
    this.#worker = startThread("action", { ...options, heartbeat }, { env, execArgv });
    this.#worker.on("message", (event: ActionEvent) => {
      if (event.type !== "ready") this.#listeners.get(event.call)?.(event);
      else {
        this.#ready = true;
        for (const order of this.#pending.splice(0)) this.#worker.postMessage(order);
      }
    });
    this.#worker.on("error", (error) => process.stderr.write(`convex-embedded: an action thread failed: ${error.stack ?? error.message}\n`));
    this.#worker.on("exit", () => this.onLost(this));
    this.#worker.unref();
  }

  get retired(): boolean {
    return this.#retired;
  }

  get load(): number {
    return this.#listeners.size;
  }

  get calls(): number[] {
    return [...this.#listeners.keys()];
  }

  add(call: number, listener: (event: CallEvent) => void): void {
    this.#listeners.set(call, listener);
  }

  /** The call has ended; a retired thread ends with its last call. */
  remove(call: number): void {
    this.#listeners.delete(call);
    if (this.#retired && this.load === 0) void this.end();
  }

  order(order: ActionOrder): void {
    if (this.#ready) this.#worker.postMessage(order);
    else this.#pending.push(order);
  }

  /** Takes no more calls; code or variables have changed. */
  retire(): void {
    this.#retired = true;
    if (this.load === 0) void this.end();
  }

  /** Whether the thread has not come round to its timers for `limitMs`. */
  isStuck(limitMs: number): boolean {
    const beat = Atomics.load(this.#beat, 0);
    if (beat !== this.#lastBeat || !this.#ready) {
      this.#lastBeat = beat;
      this.#beatSeenAt = Date.now();
    }
    return Date.now() - this.#beatSeenAt > limitMs;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
