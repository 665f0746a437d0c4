import type { AnalyzedFunction, AuthProvider, CronSpec } from "../exec/deployment";
import type { SchemaJson } from "../db/types";
import type { CompiledModule } from "../runtime/modules";

export interface AnalyzeOptions {
  modules: CompiledModule[];
  env: Record<string, string>;
  importTime: number;
  importSeed: number;
}

/** What the pushed modules declare. */
export interface Analysis {
  functions: Record<string, AnalyzedFunction[]>;
  httpRoutes: { path: string; method: string }[] | null;
  crons: Record<string, CronSpec>;
  schema: SchemaJson | null;
  auth: AuthProvider[];
}

export type AnalyzeReply = { ok: true; analysis: Analysis } | { ok: false; code: string; message: string };
