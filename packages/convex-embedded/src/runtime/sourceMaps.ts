import { TraceMap, originalPositionFor } from "@jridgewell/trace-mapping";
import type { CompiledModule } from "./modules";

/** The file name scripts are compiled under, so that stack frames of user code can be told from ours. */
export function scriptName(modulePath: string): string {
  return `convex:/user/${modulePath}`;
}

const FRAME = /^\s*at (?:(.+?) \()?convex:\/user\/(.+?):(\d+):(\d+)\)?$/;

/** Rewrites V8 stack frames of bundled code to the developer's files, in Convex's form. */
export class SourceMaps {
  readonly #maps = new Map<string, TraceMap>();
  readonly #sources: ReadonlyMap<string, CompiledModule>;

  constructor(modules: ReadonlyMap<string, CompiledModule>) {
    this.#sources = modules;
  }

  /** Frames outside user code and inside the `convex` package are left out, as Convex leaves them out. */
  frames(stack: string): string[] {
    return stack.split("\n").flatMap((line) => {
      const match = FRAME.exec(line);
      const [, name, path, row, column] = match ?? [];
      if (path === undefined || row === undefined || column === undefined) return [];
      const position = this.#position(path, Number(row), Number(column));
      if (position === null || position.includes("node_modules/convex/")) return [];
      const called = name === undefined ? "<anonymous>" : name.replace(/^async /, "async ");
      return [`    at ${called} (${position})`];
    });
  }

  #position(path: string, line: number, column: number): string | null {
    const map = this.#map(path);
    if (map === null) return `../${path}:${line}:${column}`;
    // V8 counts columns from 1, source maps from 0.
    const original = originalPositionFor(map, { line, column: column - 1 });
    if (original.source === null) return null;
    const file = original.source.replace(/^(\.\.?\/)+/, "");
    return `../${file.startsWith("convex/") || file.startsWith("node_modules/") ? file : `convex/${file}`}:${original.line}:${original.column}`;
  }

  #map(path: string): TraceMap | null {
    const known = this.#maps.get(path);
    if (known !== undefined) return known;
    const module = this.#sources.get(path);
    if (module === undefined) return null;
    const text = module.environment === "node" ? module.sourceMap : module.map;
    if (text === undefined) return null;
    const map = new TraceMap(text);
    this.#maps.set(path, map);
    return map;
  }
}
