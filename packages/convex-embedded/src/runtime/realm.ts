import { readFileSync } from "node:fs";
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { webcrypto } from "node:crypto";
import { types } from "node:util";
import vm from "node:vm";
import type { CompiledModule } from "./modules";
import type { LogLevel } from "./logLines";
import { messageOf, thrownText, type ThrownReport } from "./errors";
import { SeededBytes } from "./randomBytes";
import { scriptName, SourceMaps } from "./sourceMaps";
import { SUBTLE_NAMES, subtleArguments, WEB_GLOBALS, type SubtleName } from "./webGlobals";

/** "transaction" runs to its end between two ticks and sees a frozen clock; "action" is ordinary asynchronous code. */
export type RealmMode = "transaction" | "action";

/** How one running function reaches the host. Replies are text, see `bootstrap.js`. */
export interface RealmHost {
  readonly now: number | null;
  syscall(op: string, args: string): string;
  /** Text when the answer is there at once, else a ticket for `Realm.settle`. */
  asyncSyscall(op: string, args: string): string | number;
  jsSyscall(op: string, args: Record<string, unknown>): Promise<unknown>;
  log(level: LogLevel, values: readonly unknown[]): void;
  env(name: string): string | undefined;
  envNames(): string[];
  succeeded(json: string): void;
  responded(response: unknown): void;
  failed(report: ThrownReport): void;
}

/** What runs one query or mutation function at a time. */
export interface FunctionRealm {
  readonly pendingHostOps: number;
  /** Its functions settle in the host's own microtasks: nobody has to drain it, only to wait. */
  readonly drainsItself: boolean;
  bind(host: RealmHost): void;
  call(kind: "query" | "mutation", path: string, name: string, requestId: string, args: string): void;
  settle(ticket: number, reply: string): void;
  drain(): void;
}

/** What the code of a deployment is, as far as a realm is concerned. */
export interface RealmCode {
  readonly modules: ReadonlyMap<string, CompiledModule>;
  /** Milliseconds and seed that modules see while they load: the same in every realm of one push. */
  readonly importTime: number;
  readonly importSeed: number;
}

interface RealmApi {
  /** Answers the state that was replaced. */
  reseed(seed: number): number;
  settle(ticket: number, reply: string): void;
  /** The prototypes of the realm's own promises and errors. */
  promises: object;
  errors: object;
  release(): void;
  call(kind: "query" | "mutation" | "action", path: string, name: string, requestId: string, args: string): void;
  callHttp(path: string, method: string, request: Request): void;
  analyze(path: string): void;
}

type Factory = (exports: object, require: (specifier: string) => unknown, module: object) => void;

function ownScript(name: string): vm.Script {
  return new vm.Script(readFileSync(new URL(`./${name}`, import.meta.url), "utf8"), { filename: `convex-embedded:/${name}` });
}

const builtins = ownScript("builtins.js");
const bytesAsText = ownScript("bytesAsText.js");
const bootstrap = ownScript("bootstrap.js");
const structuredCloneScript = ownScript("structuredClone.js");
const drainScript = new vm.Script("0");
const scripts = new WeakMap<CompiledModule, vm.Script>();

/** One `vm` context with the globals of Convex's isolate, running one function at a time. */
export class Realm implements FunctionRealm {
  readonly drainsItself = false;
  /** Operations of the host that the running function has started and not yet got back. */
  pendingHostOps = 0;
  readonly #context: vm.Context;
  readonly #code: RealmCode;
  readonly #api: RealmApi;
  #host: RealmHost | null = null;
  /** Chance as it was before each module that is loading, outermost first. */
  readonly #importing: { seed: number; bytes: SeededBytes | null }[] = [];
  #bytes: SeededBytes | null = null;
  #started = Date.now();

  constructor(mode: RealmMode, code: RealmCode) {
    this.#code = code;
    // Not made of an object, which would be asked for every global that code names: that cost a query a tenth of its time.
    // A realm with its own microtask queue is drained by us: a function then ends, or is known to wait, at once.
    this.#context = vm.createContext(vm.constants.DONT_CONTEXTIFY, mode === "transaction" ? { microtaskMode: "afterEvaluate" } : {});
    builtins.runInContext(this.#context);
    bytesAsText.runInContext(this.#context);
    const install: (host: object) => RealmApi = bootstrap.runInContext(this.#context);
    this.#api = install(this.#bridge(mode, structuredCloneScript.runInContext(this.#context)));
  }

  /** Whether a promise or an error was made by code of this realm. */
  owns(value: object): boolean {
    const isOf = (prototype: object) => Object.prototype.isPrototypeOf.call(prototype, value);
    return isOf(this.#api.promises) || isOf(this.#api.errors);
  }

  /** Binds a function's host for the time of one call. */
  bind(host: RealmHost): void {
    this.#host = host;
    this.#started = Date.now();
    this.#api.reseed(Math.floor(Math.random() * 2 ** 32));
    this.#bytes = null;
  }

  release(): void {
    this.#api.release();
    this.#host = null;
  }

  call(kind: "query" | "mutation" | "action", path: string, name: string, requestId: string, args: string): void {
    this.#api.call(kind, path, name, requestId, args);
    this.drain();
  }

  callHttp(path: string, request: Request): void {
    this.#api.callHttp(path, request.method, request);
  }

  analyze(path: string): void {
    this.#api.analyze(path);
    this.drain();
  }

  settle(ticket: number, reply: string): void {
    this.#api.settle(ticket, reply);
    this.drain();
  }

  /** Runs every microtask of the realm that is ready. */
  drain(): void {
    drainScript.runInContext(this.#context);
  }

  get #bound(): RealmHost {
    if (this.#host === null) throw new Error("The function that this code belongs to has ended.");
    return this.#host;
  }

  #now(): number {
    return this.#importing.length > 0 ? this.#code.importTime : (this.#bound.now ?? Date.now());
  }

  #factory(path: string): Factory | null {
    const module = this.#code.modules.get(path);
    if (module === undefined || module.environment === "node") return null;
    let script = scripts.get(module);
    if (script === undefined) {
      script = new vm.Script(`(function (exports, require, module) {${module.code}\n})`, { filename: scriptName(path) });
      scripts.set(module, script);
    }
    const factory: Factory = script.runInContext(this.#context);
    return factory;
  }

  #subtle(name: SubtleName, args: unknown[], resolve: (value: unknown) => void, reject: (message: string) => void): void {
    this.pendingHostOps += 1;
    const done = (settle: () => void) => {
      this.pendingHostOps -= 1;
      settle();
    };
    Promise.resolve()
      .then(() => Reflect.apply(webcrypto.subtle[name], webcrypto.subtle, subtleArguments(args)))
      .then(
        (value: unknown) => done(() => resolve(value)),
        (error: unknown) => done(() => reject(messageOf(error))),
      );
  }

  #refuseWhileImporting(op: string): void {
    if (this.#importing.length > 0) throw new Error(`Can't use ${op} while a module is being imported.`);
  }

  /** Modules see the same numbers in every realm of one push, whichever of them is loaded first. */
  #beginImport(path: string): void {
    const bytes = new SeededBytes(Buffer.from(`${this.#code.importSeed}/${path}`));
    this.#importing.push({ seed: this.#api.reseed(bytes.next(4).readInt32LE()), bytes: this.#bytes });
    this.#bytes = bytes;
  }

  #endImport(): void {
    const before = this.#importing.pop();
    if (before === undefined) return;
    this.#api.reseed(before.seed);
    this.#bytes = before.bytes;
  }

  #random(mode: RealmMode): SeededBytes | null {
    if (mode === "action" && this.#importing.length === 0) return null;
    return (this.#bytes ??= SeededBytes.fresh());
  }

  #getRandomValues(array: Uint8Array, mode: RealmMode): Uint8Array {
    // Also checks the kind and the size of what is to be filled.
    webcrypto.getRandomValues(array);
    const bytes = this.#random(mode)?.next(array.byteLength);
    if (bytes !== undefined) new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes);
    return array;
  }

  #bridge(mode: RealmMode, structuredClone: unknown): object {
    const encoder = new TextEncoder();
    return {
      mode,
      web: WEB_GLOBALS,
      asyncHooks: { AsyncLocalStorage, AsyncResource },
      subtleNames: SUBTLE_NAMES,
      now: () => this.#now(),
      realNow: () => Date.now(),
      origin: () => (mode === "transaction" ? this.#now() : this.#started),
      structuredClone,
      beginImport: (path: string) => this.#beginImport(path),
      endImport: () => this.#endImport(),
      factory: (path: string) => this.#factory(path),
      isNativeError: (value: unknown) => types.isNativeError(value) || value instanceof DOMException,
      thrownText,
      frames: (stack: string) => SourceMaps.of(this.#code.modules).frames(stack).join("\n"),
      encode: (text: string) => encoder.encode(text),
      encodeInto: (text: string, target: Uint8Array) => encoder.encodeInto(text, target),
      subtle: (name: SubtleName, args: unknown[], resolve: (value: unknown) => void, reject: (message: string) => void) =>
        this.#subtle(name, args, resolve, reject),
      getRandomValues: (array: Uint8Array) => this.#getRandomValues(array, mode),
      randomUUID: () => this.#random(mode)?.uuid() ?? webcrypto.randomUUID(),
      fetch: (input: string | URL | Request, init?: RequestInit) => {
        this.#refuseWhileImporting("fetch()");
        return fetch(input, init);
      },
      setTimeout: (callback: () => void, delay: number) => Number(setTimeout(callback, delay)),
      setInterval: (callback: () => void, delay: number) => Number(setInterval(callback, delay)),
      clear: (id: number) => clearTimeout(id),
      log: (level: LogLevel, values: readonly unknown[]) => this.#host?.log(level, values),
      env: (name: string) => this.#bound.env(name),
      envNames: () => this.#bound.envNames(),
      syscall: (op: string, args: string) => {
        this.#refuseWhileImporting(op);
        return this.#bound.syscall(op, args);
      },
      asyncSyscall: (op: string, args: string) => {
        this.#refuseWhileImporting(op);
        return this.#bound.asyncSyscall(op, args);
      },
      jsSyscall: (op: string, args: Record<string, unknown>) => this.#bound.jsSyscall(op, args),
      succeeded: (json: string) => this.#host?.succeeded(json),
      responded: (response: unknown) => this.#host?.responded(response),
      failed: (report: string) => {
        const parsed: ThrownReport = JSON.parse(report);
        this.#host?.failed(parsed);
      },
    };
  }
}
