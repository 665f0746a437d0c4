import type {
  FunctionReference,
  FunctionReturnType,
  FunctionVisibility,
  GenericActionCtx,
  GenericDataModel,
  GenericMutationCtx,
  GenericQueryCtx,
  GenericSchema,
  OptionalRestArgs,
  RequestMetadata,
  SchemaDefinition,
  UserIdentity,
} from "convex/server";
import type { DeploymentJwks } from "../auth/deploymentKey";
import type { ModuleGlob } from "./modules";

type Reference<Kind extends "query" | "mutation" | "action"> = FunctionReference<Kind, FunctionVisibility>;
type Inline<Ctx> = (ctx: Ctx) => Promise<unknown>;

type ArgsOf<Fn> = Fn extends Reference<"query" | "mutation" | "action"> ? OptionalRestArgs<Fn> : [];
type ResultOf<Fn> = Fn extends Reference<"query" | "mutation" | "action"> ? FunctionReturnType<Fn> : Fn extends (ctx: never) => Promise<infer Output> ? Output : never;

/** What `t.run` gets: a mutation's context that can also store and read files. */
export type RunCtx<DataModel extends GenericDataModel> = GenericMutationCtx<DataModel> & Pick<GenericActionCtx<DataModel>, "storage">;

/** A value whose type only the app under test knows; it stands wherever that app asks for its own. */
export type Untyped = ReturnType<typeof JSON.parse>;

/** Calls functions of the deployment under test; the shape is that of `convex-test` 0.0.71. */
export interface TestAccessor<DataModel extends GenericDataModel> {
  /** Calls a public or internal query, or runs an inline one. */
  query: <Fn extends Reference<"query"> | Inline<GenericQueryCtx<DataModel>>>(fn: Fn, ...args: ArgsOf<Fn>) => Promise<ResultOf<Fn>>;
  /** Calls a public or internal mutation, or runs an inline one. */
  mutation: <Fn extends Reference<"mutation"> | Inline<GenericMutationCtx<DataModel>>>(fn: Fn, ...args: ArgsOf<Fn>) => Promise<ResultOf<Fn>>;
  /** Calls a public or internal action, or runs an inline one. */
  action: <Fn extends Reference<"action"> | Inline<GenericActionCtx<DataModel>>>(fn: Fn, ...args: ArgsOf<Fn>) => Promise<ResultOf<Fn>>;
  /** Runs `body` in one transaction; what it returns must be a Convex value. */
  run: <Output>(body: (ctx: RunCtx<DataModel>) => Promise<Output>) => Promise<Output>;
  /** Calls an HTTP action by path, with the options of `fetch`. */
  fetch: (pathQueryFragment: string, init?: RequestInit) => Promise<Response>;
  /** Waits for scheduled functions that have been started. */
  finishInProgressScheduledFunctions: () => Promise<void>;
  /** Runs all scheduled functions, and those they schedule; `advanceTimers` is usually `vi.runAllTimers`. */
  finishAllScheduledFunctions: (advanceTimers: () => void, maxIterations?: number) => Promise<void>;
  /** The same deployment as somebody. `issuer`, `subject` and `tokenIdentifier` are made up unless given. */
  withIdentity: (identity: Partial<UserIdentity>) => TestAccessor<DataModel>;
  /** The same deployment asked from elsewhere: what `ctx.meta.getRequestMetadata()` tells. Replaces both, whoever calls stays. */
  withRequestMetadata: (metadata: Partial<Pick<RequestMetadata, "ip" | "userAgent">>) => TestAccessor<DataModel>;
  /** The keys that verify what `ctx.auth.signJwt` signed in this deployment, and in no other. */
  jwks: () => Promise<DeploymentJwks>;
}

export interface TestDeployment<DataModel extends GenericDataModel> extends TestAccessor<DataModel> {
  /**
   * Mounts a component at a path (`rateLimiter`, or nested `rateLimiter/batchWorker`) before it is called. Answers
   * references to its functions, whose type is the component's own `ComponentApi`.
   */
  registerComponent: <ComponentApi = unknown>(componentPath: string, schema: SchemaDefinition<GenericSchema, boolean>, modules: ModuleGlob) => ComponentApi;
}
