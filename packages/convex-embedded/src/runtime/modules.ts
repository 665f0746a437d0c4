import { createHash } from "node:crypto";
import { transform } from "esbuild";

/** Apart from its slashes: what reads this file for a source map of its own must not find one. */
const MAPPED_BY = "sourceMappingURL";

/** A module as the official CLI bundles it: ESM, chunks under `_deps/`. */
export interface ModuleSource {
  path: string;
  source: string;
  sourceMap?: string | undefined;
  environment: "isolate" | "node";
}

/** The same module ready to run. "use node" modules run as they were sent: `source` and `sourceMap` are all they need. */
export interface CompiledModule extends ModuleSource {
  /** CommonJS body, to be wrapped in a function of `exports, require, module`; of isolate modules only. */
  code: string;
  /** Maps `code` to the developer's files. */
  map: string;
  /** What `get_config_hashes` compares: SHA-256 over source, then source map. */
  hash: string;
}

export function moduleHash(module: ModuleSource): string {
  return createHash("sha256").update(module.source).update(module.sourceMap ?? "").digest("hex");
}

/**
 * Turns bundled ESM into CommonJS. Node's own ESM loader for `vm` is still behind a flag, and a CommonJS body
 * keeps live bindings and cycles between chunks. It has no top-level await, which Convex's isolate refuses too, and
 * allows in "use node" modules, which `exec/nodeModules` loads.
 */
export async function compileModule(module: ModuleSource): Promise<CompiledModule> {
  if (module.environment === "node") return { ...module, code: "", map: "", hash: moduleHash(module) };
  const bare = module.source.replace(/^\/\/# sourceMappingURL=.*$/gm, "");
  const withMap =
    module.sourceMap === undefined
      ? bare
      : `${bare}\n//# ${MAPPED_BY}=data:application/json;base64,${Buffer.from(module.sourceMap).toString("base64")}`;
  const result = await transform(withMap, {
    format: "cjs",
    loader: "js",
    target: "node20",
    sourcemap: "external",
    sourcefile: module.path,
    supported: { "dynamic-import": false },
    // Libraries ask for these to find out whether they run in Node; the wrapper's own are none of theirs.
    define: { require: "undefined", module: "undefined", exports: "undefined" },
    logLevel: "silent",
  });
  return { ...module, code: result.code, map: result.map, hash: moduleHash(module) };
}

export function isChunk(path: string): boolean {
  return path.startsWith("_deps/");
}
