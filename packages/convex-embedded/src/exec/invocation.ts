import type { JSONValue } from "convex/values";
import type { LogLevel } from "../runtime/logLines";
import { describeThrown, newRequestId, type FunctionError, type ThrownReport } from "../runtime/errors";
import { ROOT_COMPONENT, type FunctionPath } from "../runtime/paths";
import type { FunctionRealm, RealmHost } from "../runtime/realm";
import type { MetricName, Transaction } from "../db/types";
import { checkArguments, checkResult } from "./checks";
import type { RunningCode } from "./componentCode";
import type { Execution } from "./execution";
import type { ResolvedFunction } from "./functionTable";
import { hostFailure } from "./outcome";
import { functionErrorReply, thrownReply, valueReply } from "./replies";
import { asyncSyscall, syncSyscall } from "./syscalls";

/** "snapshotQuery" is a query that neither sees the transaction's own writes nor counts among what it read (`useStaleSnapshot`). */
export type NestedKind = "query" | "mutation" | "snapshotQuery";

type NestedLimits = Partial<Record<MetricName, number>>;

/** What a nested function inherits of the one that runs it. */
interface Inherited {
  tx: Transaction;
  seesIdentity: boolean;
}

export type Result = { ok: true; json: string } | { ok: false; error: FunctionError };

/** One running query or mutation function in its realm, top-level or nested. */
export class Invocation implements RealmHost {
  /** Open query streams of the function, by the ids it knows them under. */
  readonly streams = new Map<number, Iterator<string>>();
  pageUsed = false;
  /** The transaction with the tables of the function's own component. */
  readonly tx: Transaction;
  /** Who calls is known to the app only, and not to what a component calls back: as in Convex, it stops at every border between components. */
  readonly seesIdentity: boolean;
  readonly #code: RunningCode;
  readonly #realm: FunctionRealm;
  #result: Result | null = null;
  #concluded = false;
  #onConcluded: ((result: Result) => void) | null = null;
  #nextTicket = 1;
  #nestedRunning = false;
  readonly #nestedWaiting: (() => void)[] = [];

  private constructor(
    readonly execution: Execution,
    readonly fn: ResolvedFunction,
    { tx, seesIdentity }: Inherited,
  ) {
    this.tx = tx.inNamespace(fn.path.component);
    this.seesIdentity = seesIdentity;
    this.#code = execution.host.code.of(fn.path.component);
    this.#realm = this.#code.realms.take();
  }

  /** Checks arguments and starts the function. Most have concluded when this returns. */
  static start(execution: Execution, fn: ResolvedFunction, args: JSONValue, inherited?: Inherited): Invocation {
    const invocation = new Invocation(execution, fn, inherited ?? { tx: execution.tx, seesIdentity: fn.path.component === ROOT_COMPONENT });
    execution.active.push(invocation);
    invocation.#realm.bind(invocation);
    try {
      checkArguments(fn, args, (id, component) => execution.host.db.tableOfId(id, component));
      const kind = fn.kind === "query" ? "query" : "mutation";
      invocation.#realm.call(kind, fn.path.module, fn.path.name, newRequestId(), JSON.stringify([args]));
    } catch (error) {
      invocation.#settle({ ok: false, error: hostFailure(error) });
    }
    invocation.#concludeIfSettled();
    return invocation;
  }

  get now(): number {
    this.execution.timeRead = true;
    return this.execution.tx.now;
  }

  /** Whether the function ends without anybody draining its realm. */
  get drainsItself(): boolean {
    return this.#realm.drainsItself;
  }

  /** Whether something outside the realm still has to answer. */
  get waitsForHost(): boolean {
    return this.#realm.pendingHostOps > 0;
  }

  /** Runs what has become ready since, such as the answer of `crypto.subtle`. */
  drain(): void {
    this.#realm.drain();
    this.#concludeIfSettled();
  }

  /** How the function ended, once it has. */
  get result(): Result | null {
    return this.#concluded ? this.#result : null;
  }

  /** Ends a function that will never settle by itself. */
  abandon(error: FunctionError): void {
    this.#settle({ ok: false, error });
    this.#concludeIfSettled();
  }

  whenConcluded(callback: (result: Result) => void): void {
    if (this.#concluded && this.#result !== null) callback(this.#result);
    else this.#onConcluded = callback;
  }

  syscall(op: string, args: string): string {
    try {
      return syncSyscall(this, op, JSON.parse(args));
    } catch (error) {
      return thrownReply(error);
    }
  }

  asyncSyscall(op: string, args: string): string | number {
    try {
      return asyncSyscall(this, op, JSON.parse(args));
    } catch (error) {
      return thrownReply(error);
    }
  }

  async jsSyscall(op: string): Promise<never> {
    throw new Error(`${op.replace("storage/storeBlob", "storage.store()").replace("storage/getBlob", "storage.get()")} is only available in actions.`);
  }

  /**
   * Runs another function inside this transaction. A mutation that fails takes its own writes back. When it
   * cannot finish at once the caller gets a ticket; later nested calls wait for their turn.
   */
  nested(kind: NestedKind, path: FunctionPath, args: JSONValue, limits: NestedLimits = {}): string | number {
    const early: string[] = [];
    const ticket = this.#nextTicket++;
    let returned = false;
    this.#enqueueNested(() =>
      this.#runNested(kind, path, args, limits, (reply) => {
        if (returned) this.#resume(ticket, reply);
        else early.push(reply);
      }),
    );
    returned = true;
    return early[0] ?? ticket;
  }

  #resume(ticket: number, reply: string): void {
    this.#realm.settle(ticket, reply);
    this.#concludeIfSettled();
  }

  log(level: LogLevel, values: readonly unknown[]): void {
    this.execution.logs.add(level, values);
  }

  env(name: string): string | undefined {
    return this.#code.env.get(name);
  }

  envNames(): string[] {
    return [...this.#code.env.keys()];
  }

  succeeded(json: string): void {
    try {
      checkResult(this.fn, json, (id, component) => this.execution.host.db.tableOfId(id, component));
      this.#settle({ ok: true, json });
    } catch (error) {
      this.#settle({ ok: false, error: hostFailure(error) });
    }
  }

  responded(): void {
    this.#settle({ ok: false, error: { message: "A transaction cannot answer an HTTP request." } });
  }

  failed(report: ThrownReport): void {
    this.#settle({ ok: false, error: describeThrown(report, this.#code.maps) });
  }

  /** Starts a nested function once those before it have ended, and hands its reply to `deliver`. */
  #enqueueNested(start: () => void): void {
    if (this.#nestedRunning) this.#nestedWaiting.push(start);
    else start();
  }

  #runNested(kind: NestedKind, path: FunctionPath, args: JSONValue, limits: NestedLimits, deliver: (reply: string) => void): void {
    let invocation: Invocation;
    const { effects, host } = this.execution;
    const savepoint = kind === "mutation" ? this.tx.savepoint() : null;
    const undoEffects = effects.savepoint();
    let unrestrict = () => {};
    try {
      const fn = host.functions.resolve(path, kind === "mutation" ? "mutation" : "query", true);
      const tx = kind === "snapshotQuery" ? host.db.begin("query", { now: this.tx.now }) : this.tx;
      unrestrict = tx.metrics.restrict(limits);
      invocation = Invocation.start(this.execution, fn, args, { tx, seesIdentity: this.seesIdentity && path.component === this.fn.path.component });
    } catch (error) {
      savepoint?.release();
      unrestrict();
      deliver(thrownReply(error));
      return;
    }
    this.#nestedRunning = true;
    invocation.whenConcluded((result) => {
      this.#nestedRunning = false;
      unrestrict();
      if (result.ok) savepoint?.release();
      else if (savepoint !== null) {
        savepoint.rollback();
        undoEffects();
      }
      deliver(result.ok ? valueReply(result.json) : functionErrorReply(result.error));
      this.#nestedWaiting.shift()?.();
    });
  }

  #settle(result: Result): void {
    this.#result ??= result;
  }

  /**
   * Lets go of the realm once the function has settled and its microtasks have run dry: what it left
   * unawaited still belongs to it, never to the next function in that realm.
   */
  #concludeIfSettled(): void {
    if (this.#result === null || this.#concluded) return;
    this.#concluded = true;
    const { active } = this.execution;
    active.splice(active.indexOf(this), 1);
    this.#code.realms.giveBack(this.#realm, this.#realm.pendingHostOps === 0 && !this.#nestedRunning);
    this.#onConcluded?.(this.#result);
  }
}
