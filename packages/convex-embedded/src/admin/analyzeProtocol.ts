import type { AuthProvider, Definition } from "../exec/deployment";
import type { CompiledModule } from "../runtime/modules";

/** One definition of a push: the app's under "", components' under their definition paths. */
export interface DefinitionSources {
  path: string;
  modules: CompiledModule[];
  /** The compiled `convex.config.ts`; null for an app without one. */
  config: CompiledModule | null;
  /** Definition paths that it imports. */
  dependencies: string[];
}

export interface AnalyzeOptions {
  definitions: DefinitionSources[];
  /** Variables that the app's modules may read while they load. */
  env: Record<string, string>;
  /** Those that components' modules may read. */
  builtIn: Record<string, string>;
  importTime: number;
  importSeed: number;
  /** Directory that packages outside the bundle resolve from. */
  packages: string;
}

/** What the modules of one definition declare. */
export type DefinitionAnalysis = Omit<Definition, "modules" | "udfServerVersion">;

export interface Analysis {
  definitions: Record<string, DefinitionAnalysis>;
  auth: AuthProvider[];
}

/** First `started`, then how it ended: starting a thread takes its time on a busy machine, and is no fault of the code. */
export type AnalyzeReply = { started: true } | ({ started: false } & AnalyzeOutcome);
export type AnalyzeOutcome = { ok: true; analysis: Analysis } | { ok: false; code: string; message: string };
