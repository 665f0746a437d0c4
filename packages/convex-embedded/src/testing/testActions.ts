import type { JSONValue } from "convex/values";
import type { ActionServices } from "../exec/actionPool";
import { actionServices } from "../exec/actionSyscalls";
import type { Caller } from "../exec/deployment";
import type { Outcome } from "../exec/outcome";
import { describeThrown } from "../runtime/errors";
import { canonicalPath, parseFunctionPath, type FunctionPath } from "../runtime/paths";
import { blobCall } from "./blobCalls";
import { unwrapReply, withConvex, type ConvexObject } from "./convexGlobal";
import type { MemoryFiles } from "./memoryFiles";
import { invoke } from "./moduleRealm";
import type { TestCode } from "./testCode";
import { TEST_ORIGIN, type TestLane } from "./testLane";
import { reportOf } from "./thrown";

/** Runs actions and HTTP actions as the test runner loaded them; each of their calls is a transaction of its own. */
export class TestActions {
  readonly #services: ActionServices;

  constructor(
    private readonly lane: TestLane,
    private readonly code: TestCode,
    files: MemoryFiles,
  ) {
    this.#services = actionServices({
      lane,
      files,
      origin: TEST_ORIGIN,
      instanceName: "convex-test",
      uploadSecret: "",
      functions: () => lane.functions,
      runAction: (path, args, caller) => this.run(path, args, caller),
      runTransaction: async (kind, call) => (kind === "query" ? await lane.call("query", { ...call, atTs: null }) : await lane.call("mutation", { ...call, session: null })).outcome,
    });
  }

  async run(path: FunctionPath, args: JSONValue, caller: Caller): Promise<Outcome> {
    const prepared = await this.lane.call("prepareAction", { component: path.component, path: canonicalPath(path), args, caller, allowInternal: true });
    if (!prepared.ok) return { ok: false, error: prepared.error, logLines: [] };
    try {
      const exports = await this.code.loadModule(path.component, path.module);
      const value = await withConvex(this.#convex(path, caller), () => invoke(exports?.[path.name], "invokeAction", ["", JSON.stringify([args])]));
      const { error } = await this.lane.call("checkActionResult", { component: path.component, path: canonicalPath(path), value });
      return error === null ? { ok: true, value, logLines: [] } : { ok: false, error, logLines: [] };
    } catch (thrown) {
      return { ok: false, error: describeThrown(reportOf(thrown), { frames: () => [] }), logLines: [] };
    }
  }

  /** Asks the router of `http.ts`; what the HTTP action throws, this throws. */
  async fetch(url: URL, init: RequestInit | undefined, caller: Caller): Promise<Response> {
    const exports = await this.code.loadModule("", "http.js");
    const router: unknown = exports?.default;
    const lookup: unknown = Reflect.get(Object(router), "lookup");
    if (typeof lookup !== "function") throw new Error("The default export of `convex/http.ts` is not a Router.");
    const found: unknown = lookup.call(router, url.pathname, init?.method ?? "GET");
    const handler: unknown = Array.isArray(found) ? found[0] : undefined;
    if (handler === undefined) return new Response(`No HttpAction routed for ${url.pathname}`, { status: 404 });
    const invoker: unknown = Reflect.get(Object(handler), "invokeHttpAction");
    if (typeof invoker !== "function") throw new Error(`The handler of ${url.pathname} is not an HTTP action`);
    const answer: unknown = await withConvex(this.#convex(parseFunctionPath("http:default"), caller), () => Reflect.apply(invoker, handler, [new Request(url, init)]));
    if (!(answer instanceof Response)) throw new Error("HTTP actions must return a Response object.");
    return answer;
  }

  #convex(path: FunctionPath, caller: Caller): ConvexObject {
    const services = this.#services;
    return {
      transaction: false,
      syscall: (op) => {
        throw new Error(`Unknown operation ${op}`);
      },
      asyncSyscall: async (op, args) => {
        await this.code.prepare(path.component, op, args);
        return unwrapReply(await services.syscall(caller, path, op, args));
      },
      jsSyscall: (op, args) =>
        blobCall({ store: (blob, sha256) => services.store(path, blob, sha256), load: (storageId) => services.load(path, storageId) }, op, args),
    };
  }
}
