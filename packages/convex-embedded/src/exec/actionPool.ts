import { messageOf, newRequestId } from "../runtime/errors";
import { parseFunctionPath, type FunctionPath } from "../runtime/paths";
import type { ActionEvent, ActionOrder, PlainBlob, PlainRequest } from "./actionProtocol";
import { ActionThread } from "./actionThread";
import { deploymentCode, type DeploymentCode } from "./componentCode";
import type { Caller, Deployment } from "./deployment";
import type { Outcome } from "./outcome";

/** What actions may ask of the rest of the deployment; replies are text in the form of `bootstrap.js`. */
export interface ActionServices {
  syscall(caller: Caller, path: FunctionPath, op: string, args: string): Promise<string>;
  /** `path`: the action whose component's storage is meant. */
  store(path: FunctionPath, blob: PlainBlob, sha256: string | null): Promise<string>;
  load(path: FunctionPath, storageId: string): Promise<PlainBlob | null>;
}

/** Where the body of an HTTP action's request comes from, and where its response goes. */
export interface HttpExchange {
  /** The next chunk, or null at the end; what it throws is what the action's read throws. */
  next(): Promise<Uint8Array | null>;
  head(status: number, headers: [name: string, value: string][], length: number | null): void;
  /** Resolves when more may be sent. */
  chunk(bytes: Uint8Array): Promise<void>;
}

export interface ActionLimits {
  /** Milliseconds an action may take in all. */
  actionMs: number;
  /** Milliseconds a thread may go without yielding. */
  stuckMs: number;
}

const MAX_THREADS = 4;
const LOOK_EVERY_MS = 500;

/** Runs actions and HTTP actions in threads of their own, so that none of them can stop the deployment. */
export class ActionPool {
  readonly #threads = { isolate: new Set<ActionThread>(), node: new Set<ActionThread>() };
  readonly #abort = new Map<number, (message: string) => void>();
  #code: DeploymentCode | null = null;
  #packages = "";
  #nextCall = 1;
  readonly #clock: NodeJS.Timeout;

  constructor(
    private readonly services: ActionServices,
    private readonly limits: ActionLimits,
  ) {
    this.#clock = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#clock.unref();
  }

  /** New calls run this code with these variables and the packages of that directory; running ones end with what they began with. */
  use(deployment: Deployment | null, variables: Record<string, string>, builtIn: Record<string, string>, packages: string): void {
    for (const thread of [...this.#threads.isolate, ...this.#threads.node]) thread.retire();
    this.#packages = packages;
    this.#code = deployment === null ? null : deploymentCode(deployment, variables, builtIn);
    if (deployment !== null && usesActions(deployment)) this.#start("isolate", this.#code);
  }

  run(path: FunctionPath, environment: "isolate" | "node", args: string, caller: Caller): Promise<Outcome> {
    return this.#call(environment, caller, path, null, (call) => ({ type: "run", call, path, args: `[${args}]`, requestId: newRequestId() }));
  }

  /** `path` is what the router of that component's `http.ts` sees. Answers how the action ended; its response goes out while it runs. */
  runHttp(request: PlainRequest, { component, path }: { component: string; path: string }, caller: Caller, exchange: HttpExchange, signal: AbortSignal): Promise<Outcome> {
    return this.#call("isolate", caller, parseFunctionPath("http:default", component), { exchange, signal }, (call) => ({ type: "http", call, component, path, request }));
  }

  async close(): Promise<void> {
    clearInterval(this.#clock);
    const threads = [...this.#threads.isolate, ...this.#threads.node];
    for (const abort of this.#abort.values()) abort("The deployment is closing");
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #call(
    kind: "isolate" | "node",
    caller: Caller,
    path: FunctionPath,
    http: { exchange: HttpExchange; signal: AbortSignal } | null,
    order: (call: number) => ActionOrder,
  ): Promise<Outcome> {
    const id = this.#nextCall++;
    const thread = this.#pick(kind);
    return new Promise<Outcome>((resolve) => {
      const cancel = () => thread.order({ type: "cancel", call: id });
      const finish = (outcome: Outcome) => {
        clearTimeout(timer);
        http?.signal.removeEventListener("abort", cancel);
        this.#abort.delete(id);
        thread.remove(id);
        resolve(outcome);
      };
      const abort = (message: string) => finish({ ok: false, error: { message }, logLines: [] });
      const timer = setTimeout(() => {
        abort(`Function execution timed out (maximum duration: ${this.limits.actionMs / 1000}s)`);
        // Its other calls finish if they can; new ones go elsewhere.
        thread.retire();
      }, this.limits.actionMs);
      this.#abort.set(id, abort);
      http?.signal.addEventListener("abort", cancel);
      thread.add(id, (event) => {
        if (event.type === "done") finish(event.outcome);
        else if (event.type === "end") finish({ ok: true, value: "null", logLines: event.logLines });
        else if (event.type === "head") http?.exchange.head(event.status, event.headers, event.length);
        else if (event.type === "pull") http?.exchange.next().then((chunk) => thread.order({ type: "body", call: id, chunk }), (error) => thread.order({ type: "body", call: id, chunk: messageOf(error) }));
        else if (event.type === "chunk") void http?.exchange.chunk(event.bytes).then(() => thread.order({ type: "more", call: id }), cancel);
        else void this.#serve(thread, caller, path, event);
      });
      thread.order(order(id));
    });
  }

  async #serve(thread: ActionThread, caller: Caller, path: FunctionPath, event: Extract<ActionEvent, { ticket: number }>): Promise<void> {
    const { call, ticket } = event;
    try {
      if (event.type === "syscall") {
        thread.order({ type: "reply", call, ticket, reply: await this.services.syscall(caller, path, event.op, event.args) });
      } else if (event.type === "store") {
        thread.order({ type: "stored", call, ticket, id: await this.services.store(path, event.blob, event.sha256) });
      } else {
        thread.order({ type: "blob", call, ticket, blob: await this.services.load(path, event.storageId) });
      }
    } catch (error) {
      thread.order({ type: "refused", call, ticket, message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** A thread of its own for each action while there are few; after that they share. */
  #pick(kind: "isolate" | "node"): ActionThread {
    const threads = [...this.#threads[kind]].filter(({ retired }) => !retired).sort((one, other) => one.load - other.load);
    const [least] = threads;
    if (least !== undefined && (least.load === 0 || threads.length >= MAX_THREADS)) return least;
    return this.#start(kind, this.#code);
  }

  #start(kind: "isolate" | "node", code: DeploymentCode | null): ActionThread {
    if (code === null) throw new Error("Nothing has been pushed to this deployment yet");
    const thread = new ActionThread({ kind, code, packages: this.#packages }, (lost) => {
      this.#threads[kind].delete(lost);
      for (const call of lost.calls) this.#abort.get(call)?.("Transient error while executing action");
    });
    this.#threads[kind].add(thread);
    return thread;
  }

  #look(): void {
    for (const threads of Object.values(this.#threads)) {
      for (const thread of threads) {
        if (!thread.isStuck(this.limits.stuckMs)) continue;
        for (const call of thread.calls) {
          this.#abort.get(call)?.(`Function execution timed out (maximum duration: ${this.limits.stuckMs / 1000}s)`);
        }
        threads.delete(thread);
        void thread.end();
      }
    }
  }
}

function usesActions(deployment: Deployment): boolean {
  return [deployment, ...Object.values(deployment.definitions)].some(
    ({ httpRoutes, functions }) => httpRoutes !== null || Object.values(functions).some((exported) => exported.some(({ udfType }) => udfType === "Action")),
  );
}
