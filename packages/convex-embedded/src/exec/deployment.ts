import type { SchemaJson } from "../db/types";
import type { CompiledModule } from "../runtime/modules";

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

/** Everything one push activates at once. Kept in the data directory, so that a restart serves without a push. */
export interface Deployment {
  modules: CompiledModule[];
  functions: Record<string, AnalyzedFunction[]>;
  httpRoutes: { path: string; method: string }[] | null;
  crons: Record<string, CronSpec>;
  schema: SchemaJson | null;
  auth: AuthProvider[];
  udfServerVersion: string;
  importTime: number;
  importSeed: number;
}

/** Text of a user's or admin's identity as functions see it; null is nobody. */
export interface Caller {
  /** JSON object for `ctx.auth.getUserIdentity()`, or null. */
  identity: string | null;
  /** The admin key was shown: internal and system functions are allowed. */
  admin: boolean;
}

export const NOBODY: Caller = { identity: null, admin: false };
