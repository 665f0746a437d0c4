import type { SchemaJson } from "../db/types";
import type { DefinitionConfig, EnvBinding } from "../components/definitionConfig";
import type { CompiledModule } from "../runtime/modules";
import { ROOT_COMPONENT } from "../runtime/paths";
import type { NodeDependency } from "./nodePackages";

export type FunctionKind = "query" | "mutation" | "action";

/** What `exportArgs()` and friends told about one exported function. */
export interface AnalyzedFunction {
  name: string;
  udfType: "Query" | "Mutation" | "Action";
  visibility: "public" | "internal";
  /** JSON text of the arguments validator. */
  args: string;
  /** JSON text of the result validator; "null" when there is none. */
  returns: string;
}

/** A provider of `auth.config.ts`, with its environment variables filled in. */
export type AuthProvider =
  | { type: "customJwt"; issuer: string; jwks: string; algorithm: "RS256" | "ES256"; applicationID: string | null }
  | { type: "oidc"; domain: string; applicationID: string };

export type CronSchedule =
  | { type: "interval"; seconds?: number; minutes?: number; hours?: number }
  | { type: "hourly"; minuteUTC?: number }
  | { type: "daily"; hourUTC: number; minuteUTC?: number }
  | { type: "weekly"; dayOfWeek: string; hourUTC: number; minuteUTC?: number }
  | { type: "monthly"; day: number; hourUTC: number; minuteUTC?: number }
  | { type: "cron"; cron: string };

export interface CronSpec {
  /** Function path, as the developer referred to it. */
  name: string;
  /** JSON text of the argument list. */
  args: string;
  schedule: CronSchedule;
}

/** The code behind one or several components, or behind the app, and what it declares. */
export interface Definition {
  modules: CompiledModule[];
  functions: Record<string, AnalyzedFunction[]>;
  httpRoutes: { path: string; method: string }[] | null;
  crons: Record<string, CronSpec>;
  schema: SchemaJson | null;
  udfServerVersion: string;
  config: DefinitionConfig;
}

/** A component in its place: its own tables, jobs, files and variables, code shared with others of its kind. */
export interface Mount {
  /** Path of its definition. */
  definition: string;
  /** Its variables; what they refer to are variables of the deployment. */
  env: Record<string, EnvBinding>;
  /** Where its HTTP actions are served, from the site's root and with a slash at both ends; null: nowhere. */
  httpPath: string | null;
}

/** Everything one push activates at once. Kept in the data directory, so that a restart serves without a push. */
export interface Deployment extends Definition {
  auth: AuthProvider[];
  importTime: number;
  importSeed: number;
  /** Definitions of components, by definition path. The app's own is this object itself. */
  definitions: Record<string, Definition>;
  /** Every component by its path, parents before their children. */
  mounts: Record<string, Mount>;
  /** Packages outside the bundle; absent in deployments from before they were told. */
  nodeDependencies?: NodeDependency[];
}

/** The definition behind a component, or null where none is mounted. */
export function definitionOf(deployment: Deployment | null, component: string): Definition | null {
  if (deployment === null || component === ROOT_COMPONENT) return deployment;
  const mount = deployment.mounts[component];
  return mount === undefined ? null : (deployment.definitions[mount.definition] ?? null);
}

/** The app and every component, parents before their children. */
export function componentPaths(deployment: Deployment | null): string[] {
  return deployment === null ? [] : [ROOT_COMPONENT, ...Object.keys(deployment.mounts)];
}

/** Text of a user's or admin's identity as functions see it; null is nobody. */
export interface Caller {
  /** JSON object for `ctx.auth.getUserIdentity()`, or null. */
  identity: string | null;
  /** The admin key was shown: internal and system functions are allowed. */
  admin: boolean;
  /** The request it all began with; absent where there was none. */
  request?: RequestMetadata;
}

/** What `ctx.meta.getRequestMetadata()` tells of a request, or of the job that began it all. */
export interface RequestMetadata {
  ip: string | null;
  userAgent: string | null;
  requestId: string;
  scheduledFunctionId: string | null;
  /** The user's token as it was shown. */
  authToken: string | null;
}

export const NOBODY: Caller = { identity: null, admin: false };

/** Nobody, but a scheduled function that its descendants can find. */
export function calledByJob(id: string): Caller {
  return { ...NOBODY, request: { ip: null, userAgent: null, requestId: "", scheduledFunctionId: id, authToken: null } };
}

/** The same request without who made it: what a component learns of it. */
export function anonymous({ request }: Caller): Caller {
  return request === undefined ? NOBODY : { ...NOBODY, request: { ...request, authToken: null } };
}
