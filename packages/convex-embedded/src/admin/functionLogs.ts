import type { JSONValue } from "convex/values";
import type { FunctionKind } from "../exec/deployment";
import type { Outcome, Usage } from "../exec/outcome";
import { newRequestId } from "../runtime/errors";

/** A function that has ended, as far as it is kept: neither its arguments nor its value. */
interface Entry {
  /** Milliseconds, strictly increasing, so that a cursor never skips or repeats an entry. */
  at: number;
  kind: FunctionKind | "httpAction";
  component: string;
  path: string;
  logLines: string[];
  /** Null: it succeeded. */
  error: string | null;
  usage: Usage | undefined;
  cached: boolean;
  startedAt: number;
  /** Milliseconds. */
  duration: number;
  returnBytes: number | null;
  requestId: string;
  /** Characters. */
  weight: number;
}

const KEPT = 5000;
/** Characters of log lines and messages that are kept; one function alone may print eight million. */
export const KEPT_CHARACTERS = 16 * 1024 * 1024;
const POLL_MS = 30_000;
const UDF_TYPES = { query: "Query", mutation: "Mutation", action: "Action", httpAction: "HttpAction" } as const;

/** The last finished functions, for `convex logs` and `convex dev`, which poll. */
export class FunctionLogs {
  readonly #entries: Entry[] = [];
  #weight = 0;
  readonly #waiting = new Set<() => void>();
  #lastAt = 0;

  /** Characters of log lines and messages that are kept now. */
  get weight(): number {
    return this.#weight;
  }

  add({ kind, component = "", path, outcome, startedAt }: { kind: FunctionKind | "httpAction"; component?: string; path: string; outcome: Outcome; startedAt: number }): void {
    const now = Date.now();
    this.#lastAt = Math.max(now, this.#lastAt + 0.001);
    const { logLines, usage, cached = false } = outcome;
    const error = outcome.ok ? null : outcome.error.message;
    const weight = logLines.reduce((sum, line) => sum + line.length, error?.length ?? 0);
    this.#entries.push({ at: this.#lastAt, kind, component, path, logLines, error, usage, cached, startedAt, duration: now - startedAt, returnBytes: outcome.ok ? outcome.value.length : null, requestId: newRequestId(), weight });
    this.#weight += weight;
    while (this.#entries.length > KEPT || (this.#weight > KEPT_CHARACTERS && this.#entries.length > 1)) this.#weight -= this.#entries.shift()?.weight ?? 0;
    for (const wake of this.#waiting) wake();
  }

  /** Entries after the cursor; waits up to half a minute for the first one. */
  async poll(cursor: number, signal: AbortSignal): Promise<JSONValue> {
    if (cursor > 0 && this.#lastAt <= cursor) await this.#next(signal);
    const fresh = this.#entries.filter(({ at }) => at > cursor);
    return { entries: fresh.map(entryJson), newCursor: fresh.at(-1)?.at ?? Math.max(cursor, this.#lastAt, 1) };
  }

  /** Ends every poll; the deployment is closing. */
  close(): void {
    for (const wake of this.#waiting) wake();
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, POLL_MS);
      signal.addEventListener("abort", wake, { once: true });
      this.#waiting.add(wake);
    });
  }
}

/** In the shape of the CLI's `FunctionLogsCompletion` (`convex` 1.48, `cli/lib/generatedFunctionLogsApi.ts`). */
function entryJson({ at, kind, component, path, logLines, error, usage, cached, startedAt, duration, returnBytes, requestId }: Entry): JSONValue {
  return {
    kind: "Completion",
    udfType: UDF_TYPES[kind],
    identifier: path.replace(/\.js(?=:|$)/, ""),
    componentPath: component === "" ? null : component,
    logLines,
    timestamp: at / 1000,
    executionTimestamp: startedAt / 1000,
    executionTime: duration / 1000,
    cachedResult: cached,
    success: error === null ? { status: null } : null,
    error,
    requestId,
    executionId: requestId,
    caller: "Unknown",
    environment: "isolate",
    identityType: "unknown",
    usageStats: usageStats(usage),
    returnBytes,
    willRetry: false,
  };
}

/** In the shape of `UsageStatsJson` (`convex` 1.48, `cli/lib/generatedFunctionLogsApi.ts`). What is not measured here is zero. */
function usageStats(usage: Usage | undefined): JSONValue {
  const { bytesRead = 0, bytesWritten = 0, documentsRead = 0, documentsWritten = 0 } = usage ?? {};
  return {
    databaseReadBytes: bytesRead,
    databaseWriteBytes: bytesWritten,
    databaseIoReadBytes: bytesRead,
    databaseIoWriteBytes: bytesWritten,
    databaseReadDocuments: documentsRead,
    databaseWriteDocuments: documentsWritten,
    databaseWriteIndexRows: 0,
    storageReadBytes: 0,
    storageWriteBytes: 0,
    vectorIndexReadBytes: 0,
    vectorIndexWriteBytes: 0,
    textIndexQueryBytes: 0,
    textIndexWriteQueryBytes: 0,
    vectorIndexReadQueryBytes: 0,
    vectorIndexWriteQueryBytes: 0,
    networkEgressBytes: 0,
    memoryUsedMb: 0,
  };
}
