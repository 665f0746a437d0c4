import { AsyncLocalStorage } from "node:async_hooks";
import type { CompiledModule } from "../runtime/modules";
import type { RealmHost } from "../runtime/realm";
import type { ThrownReport } from "../runtime/errors";
import { installConsole } from "./nodeConsole";
import { NodeModules } from "./nodeModules";

/**
 * Runs `"use node"` modules with the plain Node API, in the thread's own context (see `NODE_MODULE_FLAGS`). Calls run side by side, so the
 * `Convex` object finds its call through asynchronous context.
 */
export class NodeRuntime {
  readonly #calls = new AsyncLocalStorage<RealmHost>();
  readonly #tickets = new Map<RealmHost, Map<number, (reply: string) => void>>();
  readonly #modules: NodeModules;

  /** `packages`: directory that imports from outside the bundle resolve from. */
  constructor(modules: ReadonlyMap<string, CompiledModule>, packages: string) {
    this.#modules = new NodeModules(modules, packages);
    const current = (): RealmHost => {
      const host = this.#calls.getStore();
      if (host === undefined) throw new Error("The function that this code belongs to has ended.");
      return host;
    };
    Object.defineProperty(globalThis, "Convex", {
      value: {
        syscall: (op: string, args: string) => unwrap(current().syscall(op, args)),
        asyncSyscall: async (op: string, args: string) => unwrap(await this.#ask(current(), op, args)),
        jsSyscall: (op: string, args: Record<string, unknown>) => current().jsSyscall(op, args),
      },
    });
    installConsole(() => this.current);
    hideOwnFrames();
  }

  /** The call that the code which is running now belongs to. */
  get current(): RealmHost | undefined {
    return this.#calls.getStore();
  }

  call(host: RealmHost, path: string, name: string, requestId: string, args: string): void {
    this.#tickets.set(host, new Map());
    this.#calls.run(host, () => {
      this.#invoke(path, name, requestId, args).then(
        (json) => host.succeeded(json),
        (thrown: unknown) => host.failed(reportOf(thrown)),
      );
    });
  }

  settle(host: RealmHost, ticket: number, reply: string): void {
    this.#tickets.get(host)?.get(ticket)?.(reply);
    this.#tickets.get(host)?.delete(ticket);
  }

  release(host: RealmHost): void {
    this.#tickets.delete(host);
  }

  /** Loads a module at push time, to see what it exports. */
  load(path: string): Promise<Record<string, unknown>> {
    return this.#modules.load(path);
  }

  async #invoke(path: string, name: string, requestId: string, args: string): Promise<string> {
    const { [name]: fn } = await this.#modules.load(path);
    if (typeof fn !== "function" || !("invokeAction" in fn) || typeof fn.invokeAction !== "function") {
      throw new Error(`${path}:${name} is not an action`);
    }
    return String(await fn.invokeAction(requestId, args));
  }

  #ask(host: RealmHost, op: string, args: string): string | Promise<string> {
    const reply = host.asyncSyscall(op, args);
    return typeof reply === "string" ? reply : new Promise((resolve) => this.#tickets.get(host)?.set(reply, resolve));
  }
}

function unwrap(reply: string): string {
  if (reply.startsWith("=")) return reply.slice(1);
  const { message, data }: { message: string; data?: unknown } = JSON.parse(reply.slice(1));
  throw data === undefined ? new Error(message) : Object.assign(new Error(message), { data });
}

/** Of the stacks that user code sees, the host's own files are no part. */
function hideOwnFrames(): void {
  const own = new URL("..", import.meta.url);
  const isOwn = (file: string) => file.startsWith(own.href) || file.startsWith(own.pathname);
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.filter((site) => !isOwn(site.getFileName() ?? ""));
    return [Error.prototype.toString.call(error), ...frames.map((site) => `    at ${site}`)].join("\n");
  };
}

/** As Convex's executor tells what an action threw: whatever has a message tells it, with its name if it has one. */
export function reportOf(thrown: unknown): ThrownReport {
  if (!(thrown instanceof Error)) return { name: "", message: wordsOf(thrown), stack: "" };
  const isConvexError = "ConvexErrorSymbol" in thrown && "data" in thrown && typeof thrown.data === "string";
  return { name: thrown.name, message: thrown.message, stack: thrown.stack ?? "", ...(isConvexError ? { data: String(thrown.data) } : {}) };
}

function wordsOf(thrown: unknown): string {
  if (thrown === undefined || thrown === null) return "unknown error";
  try {
    return typeof thrown === "object" && "message" in thrown && thrown.message !== undefined ? String(thrown.message) : String(thrown);
  } catch {
    return "unknown error";
  }
}
