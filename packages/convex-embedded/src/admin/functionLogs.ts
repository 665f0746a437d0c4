import type { JSONValue } from "convex/values";
import type { FunctionKind } from "../exec/deployment";
import type { Outcome, Usage } from "../exec/outcome";
import { newRequestId } from "../runtime/errors";

interface Entry {
  at: number;
  json: JSONValue;
}

const KEPT = 5000;
const POLL_MS = 30_000;
const UDF_TYPES = { query: "Query", mutation: "Mutation", action: "Action", httpAction: "HttpAction" } as const;

/** The last finished functions, for `convex logs` and `convex dev`, which poll. */
export class FunctionLogs {
  readonly #entries: Entry[] = [];
  readonly #waiting = new Set<() => void>();
  #lastAt = 0;

  add({ kind, component = "", path, outcome, startedAt }: { kind: FunctionKind | "httpAction"; component?: string; path: string; outcome: Outcome; startedAt: number }): void {
    // Strictly increasing, so that a cursor never skips or repeats an entry.
    this.#lastAt = Math.max(Date.now(), this.#lastAt + 0.001);
    const requestId = newRequestId();
    const json: JSONValue = {
      kind: "Completion",
      udfType: UDF_TYPES[kind],
      identifier: path.replace(/\.js(?=:|$)/, ""),
      componentPath: component === "" ? null : component,
      logLines: outcome.logLines,
      timestamp: this.#lastAt / 1000,
      executionTimestamp: startedAt / 1000,
      executionTime: (Date.now() - startedAt) / 1000,
      cachedResult: false,
      success: outcome.ok ? { status: null } : null,
      error: outcome.ok ? null : outcome.error.message,
      requestId,
      executionId: requestId,
      caller: "Unknown",
      environment: "isolate",
      identityType: "unknown",
      usageStats: usageStats(outcome.usage),
      returnBytes: outcome.ok ? outcome.value.length : null,
      willRetry: false,
    };
    this.#entries.push({ at: this.#lastAt, json });
    if (this.#entries.length > KEPT) this.#entries.shift();
    for (const wake of this.#waiting) wake();
  }

  /** Entries after the cursor; waits up to half a minute for the first one. */
  async poll(cursor: number, signal: AbortSignal): Promise<JSONValue> {
    if (cursor > 0 && !this.#entries.some(({ at }) => at > cursor)) await this.#next(signal);
    const fresh = this.#entries.filter(({ at }) => at > cursor);
    return { entries: fresh.map(({ json }) => json), newCursor: fresh.at(-1)?.at ?? Math.max(cursor, this.#lastAt, 1) };
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
