import { getFunctionAddress } from "convex/server";
import { convexToJson, jsonToConvex, type JSONValue } from "convex/values";
import type { TransactionLimits } from "../db/limits";
import type { DeploymentJwks } from "../auth/deploymentKey";
import { addressedFunction } from "../exec/addresses";
import type { Caller } from "../exec/deployment";
import type { Outcome } from "../exec/outcome";
import { isObject, type JsonObject } from "../runtime/json";
import { canonicalPath, ROOT_COMPONENT, type FunctionPath } from "../runtime/paths";
import { currentConvex } from "./convexGlobal";
import { inlineFiles } from "./inlineStorage";
import { MemoryFiles } from "./memoryFiles";
import { exportedSchema, type ModuleGlob, type TestModules } from "./modules";
import { TestActions } from "./testActions";
import { isRegistered, TestCode } from "./testCode";
import { TestLane } from "./testLane";
import { TestScheduler } from "./testScheduler";
import { errorOf } from "./thrown";
import type { Untyped } from "./types";

/** What a function answers has the type its reference says. */
type Answer = Untyped;

/** One deployment under test: lane, files, actions and scheduler in the thread of the test. */
export class TestBackend {
  readonly scheduler: TestScheduler;
  readonly #code: TestCode;
  readonly #lane: TestLane;
  readonly #actions: TestActions;

  constructor(schema: object | null, modules: TestModules, limits: Partial<TransactionLimits>) {
    this.#code = new TestCode(schema, modules, inlineFiles(() => files));
    this.#lane = new TestLane(this.#code, {
      wakeScheduler: (time) => this.scheduler.wake(time),
      deleteBlob: (blob) => files.delete(blob),
    }, limits);
    const files = new MemoryFiles(this.#lane);
    this.#actions = new TestActions(this.#lane, this.#code, files);
    this.scheduler = new TestScheduler(this.#lane, this.#actions);
    this.#lane.db.applySchema(this.#code.deployment.schema);
  }

  registerComponent(path: string, schema: object, modules: ModuleGlob): void {
    this.#code.mount(path, schema, modules);
    this.#lane.db.applySchema(exportedSchema(schema), path);
  }

  jwks(): DeploymentJwks {
    return this.#lane.key.jwks();
  }

  query(fn: unknown, args: unknown, caller: Caller): Promise<Answer> {
    return this.#call(fn, args, async (path, json) => {
      const call = { component: path.component, path: canonicalPath(path), args: json, caller, allowInternal: true };
      return (await this.#lane.call("query", { ...call, atTs: null })).outcome;
    });
  }

  mutation(fn: unknown, args: unknown, caller: Caller): Promise<Answer> {
    return this.#call(fn, args, async (path, json) => {
      const call = { component: path.component, path: canonicalPath(path), args: json, caller, allowInternal: true };
      return (await this.#lane.call("mutation", { ...call, session: null })).outcome;
    });
  }

  action(fn: unknown, args: unknown, caller: Caller): Promise<Answer> {
    return this.#call(fn, args, (path, json) => this.#actions.run(path, json, caller));
  }

  async fetch(path: string, init: RequestInit | undefined, caller: Caller): Promise<Response> {
    if (!path.startsWith("/")) throw new Error("Path given to `t.fetch` must start with a `/`");
    return this.#actions.fetch(new URL(`https://some.convex.site${path}`), init, caller);
  }

  async #call(fn: unknown, args: unknown, run: (path: FunctionPath, args: JSONValue) => Promise<Outcome>): Promise<Answer> {
    if (currentConvex()?.transaction === true) {
      // It would wait for the transaction it stands in.
      throw new Error("A function inside a transaction cannot be called through `t`: use ctx.runQuery or ctx.runMutation.");
    }
    const json = argumentsJson(args);
    const inline = isRegistered(fn) ? this.#code.inline(fn) : null;
    try {
      const path = inline?.path ?? (await this.#named(fn));
      const outcome = await run(path, json);
      if (!outcome.ok) throw errorOf(outcome.error);
      return jsonToConvex(JSON.parse(outcome.value));
    } finally {
      inline?.forget();
    }
  }

  async #named(reference: unknown): Promise<FunctionPath> {
    const address: JsonObject = JSON.parse(JSON.stringify(getFunctionAddress(reference)));
    await this.#code.loadAddressed(ROOT_COMPONENT, address);
    return addressedFunction(this.#lane.functions, address, ROOT_COMPONENT);
  }
}

function argumentsJson(args: unknown): JSONValue {
  if (args === undefined) return {};
  if (!isObject(args)) throw new Error(`The arguments to a Convex function must be an object. Received: ${String(args)}`);
  return convexToJson(args);
}
