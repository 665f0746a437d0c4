import { actionGeneric, componentsGeneric, mutationGeneric, queryGeneric, type DataModelFromSchemaDefinition, type GenericDataModel, type GenericSchema, type SchemaDefinition } from "convex/server";
import type { TransactionLimits } from "../db/limits";
import { NOBODY, type Caller } from "../exec/deployment";
import { requestedBy } from "../http/requestMetadata";
import { TestBackend } from "./backend";
import { callerOf } from "./identity";
import { actionStorage } from "./inlineStorage";
import { TestModules, type ModuleGlob } from "./modules";
import type { RunCtx, TestAccessor, TestDeployment, Untyped } from "./types";

export interface TestOptions<Schema extends SchemaDefinition<GenericSchema, boolean>> {
  /** The default export of `schema.ts`. Without it any document may be written. */
  schema?: Schema;
  /** `import.meta.glob` over the `convex` folder, `_generated` included; without it, that of the project. */
  modules?: ModuleGlob;
  /** Other limits of transactions than Convex's. They always hold, whether this is given, `true` or `false`. */
  transactionLimits?: Partial<TransactionLimits> | boolean;
}

/**
 * A deployment for one test: the engine of this package on an empty database in memory, with functions as the test
 * runner loads them, so that mocks, stubbed variables and fake timers reach them. The shape is that of `convex-test`
 * 0.0.71; what answers is the real thing: indexes, validators, limits, scheduler, transactions one after the other.
 */
export function convexTest<Schema extends GenericSchema>(
  schemaOrOptions?: SchemaDefinition<Schema, boolean> | TestOptions<SchemaDefinition<Schema, boolean>>,
  modules?: ModuleGlob,
): TestDeployment<DataModelFromSchemaDefinition<SchemaDefinition<Schema, boolean>>> {
  const options = schemaOrOptions === undefined || isSchema(schemaOrOptions) ? { schema: schemaOrOptions, modules, transactionLimits: true } : schemaOrOptions;
  return deploymentUnderTest(options.schema, TestModules.of(options.modules ?? projectModules()), options.transactionLimits);
}

/** A deployment of these modules, its accessor acting as nobody. */
export function deploymentUnderTest<Schema extends GenericSchema>(
  schema: SchemaDefinition<Schema, boolean> | undefined,
  modules: TestModules,
  limits: TestOptions<SchemaDefinition<Schema, boolean>>["transactionLimits"],
): TestDeployment<DataModelFromSchemaDefinition<SchemaDefinition<Schema, boolean>>> {
  const backend = new TestBackend(schema ?? null, modules, typeof limits === "object" ? limits : {});
  return {
    ...accessor(backend, NOBODY),
    registerComponent: (path, componentSchema, glob) => {
      backend.registerComponent(path, componentSchema, glob);
      // A component's references have the type that its package gives them.
      const references: Untyped = componentsGeneric()[path];
      return references;
    },
  };
}

/** The modules of the project's own `convex` folder, where Vite runs the test. */
function projectModules(): ModuleGlob | undefined {
  try {
    const modules = import.meta.glob("/convex/**/*.*s");
    return Object.keys(modules).some((path) => path.includes("_generated")) ? modules : undefined;
  } catch {
    // Nothing has replaced the call: the modules have to be given.
    return undefined;
  }
}

function accessor<DataModel extends GenericDataModel>(backend: TestBackend, caller: Caller): TestAccessor<DataModel> {
  return {
    query: (fn, ...args) => backend.query(callable(fn, (run) => queryGeneric({ handler: run })) ?? fn, args[0], caller),
    mutation: (fn, ...args) => backend.mutation(callable(fn, (run) => mutationGeneric({ handler: run })) ?? fn, args[0], caller),
    action: (fn, ...args) => backend.action(callable(fn, (run) => actionGeneric({ handler: run })) ?? fn, args[0], caller),
    run: async <Output>(body: (ctx: RunCtx<DataModel>) => Promise<Output>) => {
      const storage = await actionStorage();
      return backend.mutation(mutationGeneric({ handler: (ctx) => body({ ...ctx, storage }) }), {}, caller);
    },
    fetch: (path, init) => backend.fetch(path, init, caller),
    finishInProgressScheduledFunctions: () => backend.scheduler.finishInProgress(),
    finishAllScheduledFunctions: (advanceTimers, maxIterations = 100) => backend.scheduler.finishAll(advanceTimers, maxIterations),
    jwks: async () => backend.jwks(),
    withIdentity: (identity) => accessor(backend, { ...caller, ...callerOf(identity) }),
    withRequestMetadata: ({ ip = null, userAgent = null }) => accessor(backend, requestedBy(caller, { ip, userAgent }, null)),
  };
}

/** Registers what a test wrote on the spot; null: it named a function instead. */
function callable(fn: unknown, register: (run: (ctx: unknown) => unknown) => object): object | null {
  return typeof fn === "function" ? register((ctx) => Reflect.apply(fn, undefined, [ctx])) : null;
}

function isSchema<Schema extends GenericSchema>(
  value: SchemaDefinition<Schema, boolean> | TestOptions<SchemaDefinition<Schema, boolean>>,
): value is SchemaDefinition<Schema, boolean> {
  return "tables" in value && typeof value.tables === "object";
}
