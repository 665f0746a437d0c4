import { types } from "node:util";
import { thrownText, type ThrownReport } from "./errors";

type Listener = (report: ThrownReport, promise: Promise<unknown>) => void;

/**
 * Promises of user code that were rejected and that nobody took up. Node tells of them once a turn of the event
 * loop is over, so whoever runs functions gives the loop one turn before believing that they went well.
 */
export class Rejections {
  #listener: Listener | null = null;
  #trusting = false;

  /** For the thread's whole life: an unhandled rejection must never end it. */
  constructor() {
    process.on("unhandledRejection", (reason, promise) => this.#listener?.(reportOf(reason), promise));
  }

  listen(listener: Listener): void {
    this.#listener = listener;
  }

  /** What `work` left unhandled when it was done; work that is done alone in its thread. */
  async during<T>(work: () => T | Promise<T>): Promise<{ value: T; unhandled: ThrownReport | null }> {
    if (this.#trusting) return { value: await work(), unhandled: null };
    return this.#watch(work);
  }

  /**
   * Runs work that calls `during` many times, and gives the loop one turn for all of it together. Answers false when
   * something was left unhandled: nobody knows by which, so everything has to be undone and done again one by one.
   */
  async trusting<T>(work: () => Promise<T>): Promise<{ value: T; clean: boolean }> {
    this.#trusting = true;
    try {
      const { value, unhandled } = await this.#watch(work);
      return { value, clean: unhandled === null };
    } finally {
      this.#trusting = false;
    }
  }

  async #watch<T>(work: () => T | Promise<T>): Promise<{ value: T; unhandled: ThrownReport | null }> {
    let unhandled: ThrownReport | null = null;
    this.#listener = (report) => {
      unhandled ??= report;
    };
    try {
      const value = await work();
      await new Promise((resolve) => setImmediate(resolve));
      return { value, unhandled };
    } finally {
      this.#listener = null;
    }
  }
}

/** The reason may be any object of user code: reading it may throw as well. */
function reportOf(reason: unknown): ThrownReport {
  try {
    if (!types.isNativeError(reason) && !(reason instanceof DOMException)) return { name: "", message: thrownText(reason), stack: "" };
    const [name, stack, data]: unknown[] = [Reflect.get(reason, "name"), Reflect.get(reason, "stack"), Reflect.get(reason, "data")];
    return { name: String(name ?? "Error"), message: String(reason.message), stack: String(stack ?? ""), ...("ConvexErrorSymbol" in reason && typeof data === "string" ? { data } : {}) };
  } catch {
    return { name: "Error", message: "unprintable value", stack: "" };
  }
}
