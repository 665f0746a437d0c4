import { AsyncLocalStorage } from "node:async_hooks";
import { withValidatorWords } from "./validatorWords";

/** What `convex/server` expects as the global `Convex` while a function runs. */
export interface ConvexObject {
  syscall(op: string, args: string): string;
  asyncSyscall(op: string, args: string): Promise<string>;
  jsSyscall(op: string, args: Record<string, unknown>): Promise<unknown>;
  /** Whether it runs in a transaction; code in one cannot start another. */
  readonly transaction: boolean;
}

const running = new AsyncLocalStorage<ConvexObject>();

install();

/** Runs code that finds `convex` as its global `Convex`, however long it takes. */
export function withConvex<T>(convex: ConvexObject, code: () => T): T {
  return running.run(convex, code);
}

/** The function that the current code belongs to. */
export function currentConvex(): ConvexObject | undefined {
  return running.getStore();
}

/** Code outside our functions sees whatever else set the global, such as `convex-test` beside us. */
function install(): void {
  let other: unknown = Reflect.get(globalThis, "Convex");
  Object.defineProperty(globalThis, "Convex", {
    configurable: true,
    get: () => running.getStore() ?? other,
    set: (value: unknown) => {
      other = value;
    },
  });
}

/** The text of a reply in the form of `runtime/bootstrap.js`, or the error it carries. */
export function unwrapReply(reply: string): string {
  if (reply.startsWith("=")) return reply.slice(1);
  const { message, data }: { message: string; data?: unknown } = JSON.parse(reply.slice(1));
  throw data === undefined ? new Error(withValidatorWords(message)) : Object.assign(new Error(message), { data });
}
