import type { FunctionRealm, RealmHost } from "../runtime/realm";
import { withConvex, unwrapReply, type ConvexObject } from "./convexGlobal";
import type { ModuleExports } from "./modules";
import { reportOf } from "./thrown";

/** A running function of the engine, as far as this realm needs to know it. */
export interface RunningFunction extends RealmHost {
  /** Lets the engine see that the function has ended. */
  drain(): void;
}

interface RealmServices {
  module(path: string): ModuleExports | undefined;
  /** Imports the module that a syscall is about to name. */
  prepare(op: string, args: string): Promise<void> | null;
  /** `storage.store` and `storage.get`, which only `t.run` has outside actions. */
  jsSyscall(host: RealmHost, op: string, args: Record<string, unknown>): Promise<unknown>;
}

const ENDED = "The function that this code belongs to has ended.";

/** Runs one query or mutation function as the test runner loaded it: in the test's own realm, with its mocks and timers. */
export class ModuleRealm implements FunctionRealm {
  readonly pendingHostOps = 0;
  readonly drainsItself = true;
  #host: RunningFunction | null = null;
  readonly #waiting = new Map<number, (reply: string) => void>();

  constructor(private readonly services: RealmServices) {}

  bind(host: RunningFunction): void {
    this.#host = host;
  }

  call(kind: "query" | "mutation", path: string, name: string, _requestId: string, args: string): void {
    const host = this.#bound();
    const method = kind === "query" ? "invokeQuery" : "invokeMutation";
    const end = (report: () => void) => {
      report();
      this.#host = null;
      host.drain();
    };
    withConvex(this.#convex(), () => invoke(this.services.module(path)?.[name], method, [args])).then(
      (json) => end(() => host.succeeded(json)),
      (thrown: unknown) => end(() => host.failed(reportOf(thrown))),
    );
  }

  settle(ticket: number, reply: string): void {
    this.#waiting.get(ticket)?.(reply);
    this.#waiting.delete(ticket);
  }

  drain(): void {}

  #convex(): ConvexObject {
    return {
      transaction: true,
      syscall: (op, args) => unwrapReply(this.#bound().syscall(op, args)),
      asyncSyscall: async (op, args) => {
        const preparation = this.services.prepare(op, args);
        if (preparation !== null) await preparation;
        const reply = this.#bound().asyncSyscall(op, args);
        return unwrapReply(typeof reply === "string" ? reply : await new Promise<string>((resolve) => this.#waiting.set(reply, resolve)));
      },
      jsSyscall: (op, args) => this.services.jsSyscall(this.#bound(), op, args),
    };
  }

  #bound(): RunningFunction {
    if (this.#host === null) throw new Error(ENDED);
    return this.#host;
  }
}

/** Calls `invokeQuery`, `invokeMutation` or `invokeAction` of a registered function; answers convex JSON text. */
export async function invoke(fn: unknown, method: string, args: readonly string[]): Promise<string> {
  const invoker: unknown = Reflect.get(Object(fn), method);
  if (typeof invoker !== "function") throw new Error(`The export has no ${method}`);
  return String(await Reflect.apply(invoker, fn, args));
}
