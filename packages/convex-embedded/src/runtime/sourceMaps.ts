import { TraceMap, originalPositionFor } from "@jridgewell/trace-mapping";
import type { CompiledModule } from "./modules";

/** The file name scripts are compiled under, so that stack frames of user code can be told from ours. */
export function scriptName(modulePath: string): string {
  return `convex:/user/${modulePath}`;
}

const FRAME = /^\s*at (?:(.+?) \()?convex:\/user\/(.+?):(\d+):(\d+)\)?$/;
/** Frames that are written to their end: of what has no file, and what was mapped when user code looked at its stack. */
const FINISHED = /^ {4}at (?:(?:.+ \()?\.\.\/[^()]+:\d+:\d+\)?|.+ \(<anonymous>\))$/;
const NO_FILE = " (<anonymous>)";
/** The library's own part of every call. */
const HARNESS = "convex/src/server/impl";

/** Rewrites V8 stack frames of bundled code to the developer's files, in Convex's form. */
export class SourceMaps {
  static readonly #known = new WeakMap<ReadonlyMap<string, CompiledModule>, SourceMaps>();

  /** One for all who ask for the same modules: a parsed map is large. */
  static of(modules: ReadonlyMap<string, CompiledModule>): SourceMaps {
    const known = SourceMaps.#known.get(modules) ?? new SourceMaps(modules);
    SourceMaps.#known.set(modules, known);
    return known;
  }

  readonly #maps = new Map<string, TraceMap>();
  readonly #sources: ReadonlyMap<string, CompiledModule>;

  constructor(modules: ReadonlyMap<string, CompiledModule>) {
    this.#sources = modules;
  }

  /** The frames of the developer's files and packages; where a stack begins or ends inside `convex/server`, that part is left out, as Convex leaves it out. */
  frames(stack: string): string[] {
    const frames = stack.split("\n").flatMap((line) => this.#frame(line));
    const first = frames.findIndex((frame) => !frame.includes(HARNESS));
    // What called the outermost function and has no file is the host's.
    const last = frames.findLastIndex((frame) => !frame.includes(HARNESS) && !frame.endsWith(NO_FILE));
    return first === -1 ? [] : frames.slice(first, last + 1);
  }

  #frame(line: string): string[] {
    if (FINISHED.test(line)) return [line];
    const [, name, path, row, column] = FRAME.exec(line) ?? [];
    if (path === undefined || row === undefined || column === undefined) return [];
    const position = this.#position(path, Number(row), Number(column));
    if (position === null) return [];
    return [name === undefined ? `    at ${position}` : `    at ${name} (${position})`];
  }

  #position(path: string, line: number, column: number): string | null {
    const map = this.#map(path);
    if (map === null) return `../${path}:${line}:${column}`;
    // V8 counts columns from 1, source maps from 0.
    const original = originalPositionFor(map, { line, column: column - 1 });
    if (original.source === null) return null;
    const file = original.source.replace(/^(\.\.?\/)+/, "").replace(/^.*?(?=node_modules\/)/, "");
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
