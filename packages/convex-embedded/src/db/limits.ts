/** The documented limits of a deployment (https://docs.convex.dev/production/state/limits) and their messages. */
import { getConvexSize, type Value } from "convex/values";
import { DatabaseError, LimitError } from "./errors";
import type { MetricName, TransactionMetrics } from "./types";

const MIB = 1024 * 1024;

export const LIMITS = {
  documentBytes: MIB,
  documentNesting: 16,
  objectFields: 1024,
  arrayLength: 8192,
  documentsRead: 32_000,
  bytesRead: 16 * MIB,
  databaseQueries: 4096,
  documentsWritten: 16_000,
  bytesWritten: 16 * MIB,
  functionsScheduled: 1000,
  scheduledFunctionArgsBytes: 16 * MIB,
  indexesPerTable: 64,
  indexFields: 16,
  searchFilters: 8,
  operators: 256,
  vectorResults: 256,
  vectorFilters: 64,
  leastDimensions: 2,
  mostDimensions: 4096,
  vectorIndexesPerTable: 4,
  filterFieldsPerIndex: 16,
} as const;

const ADVICE = "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective index range expressions.";

interface Wording { code: string; what: string; unit: string; advice: string }
const WORDS: Readonly<Record<MetricName, Wording>> = {
  documentsRead: { code: "TooManyDocumentsRead", what: "any documents read in a single function execution", unit: "", advice: `. ${ADVICE}` },
  bytesRead: { code: "TooManyBytesRead", what: "any bytes read in a single function execution", unit: " bytes", advice: `. ${ADVICE}` },
  databaseQueries: { code: "TooManyReads", what: "any reads in a single function execution", unit: "", advice: `. ${ADVICE}` },
  documentsWritten: { code: "TooManyWrites", what: "any writes in a single function execution", unit: "", advice: "" },
  bytesWritten: { code: "TooManyBytesWritten", what: "any bytes written in a single function execution", unit: " bytes", advice: "" },
  functionsScheduled: { code: "TooManyFunctionsScheduled", what: "any functions scheduled by this mutation", unit: "", advice: "" },
  scheduledFunctionArgsBytes: { code: "ScheduledFunctionsArgumentsTooLarge", what: "arge total size of the arguments of scheduled functions from this mutation", unit: " bytes", advice: "" },
};
const METRICS = ["documentsRead", "bytesRead", "databaseQueries", "documentsWritten", "bytesWritten", "functionsScheduled", "scheduledFunctionArgsBytes"] as const satisfies readonly MetricName[];
/** Share of a limit from which on a function is warned. */
const WARNING = 0.8;

/** What one transaction may cost. */
export type TransactionLimits = Readonly<Record<MetricName, number>>;

/** Counts what a transaction costs and refuses what goes over; one meter is shared by all its parts. */
export class Meter implements TransactionMetrics {
  documentsRead = 0;
  bytesRead = 0;
  databaseQueries = 0;
  documentsWritten = 0;
  bytesWritten = 0;
  functionsScheduled = 0;
  scheduledFunctionArgsBytes = 0;
  #limits: TransactionLimits;

  constructor(
    private readonly enforced: boolean,
    private readonly own: TransactionLimits,
  ) {
    this.#limits = own;
  }

  read(bytes: number): void {
    this.documentsRead++;
    this.bytesRead += bytes;
    this.check("documentsRead");
    this.check("bytesRead");
  }

  interval(): void {
    this.databaseQueries++;
    this.check("databaseQueries");
  }

  write(bytes: number): void {
    this.documentsWritten++;
    this.bytesWritten += bytes;
    this.check("documentsWritten");
    this.check("bytesWritten");
  }

  schedule(bytes: number): void {
    this.functionsScheduled++;
    this.scheduledFunctionArgsBytes += bytes;
    this.check("functionsScheduled");
    this.check("scheduledFunctionArgsBytes");
  }

  limitOf(metric: MetricName): number {
    return this.#limits[metric];
  }

  restrict(limits: Partial<Record<MetricName, number>>): () => void {
    const outer = this.#limits;
    const inner: Record<MetricName, number> = { ...outer };
    for (const metric of METRICS) inner[metric] = Math.min(outer[metric], this[metric] + (limits[metric] ?? Infinity));
    this.#limits = inner;
    return () => {
      this.#limits = outer;
    };
  }

  warnings(): string[] {
    return METRICS.filter((metric) => this[metric] > this.own[metric] * WARNING).map((metric) => {
      const { what, unit, advice } = WORDS[metric];
      return `${metric === "scheduledFunctionArgsBytes" ? "L" : "M"}${what} (actual: ${this[metric]}${unit}, limit: ${this.own[metric]}${unit})${advice}`;
    });
  }

  private check(metric: MetricName): void {
    const limit = this.#limits[metric];
    if (!this.enforced || this[metric] <= limit) return;
    const { code, what, unit, advice } = WORDS[metric];
    throw new LimitError(code, `Too ${metric === "scheduledFunctionArgsBytes" ? "l" : "m"}${what} (limit: ${limit}${unit})${advice}`);
  }
}

/** Size of a document in bytes as Convex counts it; throws when it breaks a documented limit. Rows of the host itself hold what a function's arguments may hold. */
export function checkDocument(document: Record<string, Value | undefined>, isSystem = false): number {
  for (const name of Object.keys(document)) {
    if (name.startsWith("_") && name !== "_id" && name !== "_creationTime") {
      throw new DatabaseError("InvalidDocument", `Field '${name}' starts with an underscore, which is only allowed for system fields like '_id'`);
    }
  }
  if (isSystem) return getConvexSize(document);
  const nesting = nestingOf(document);
  if (nesting > LIMITS.documentNesting) {
    throw new DatabaseError("InvalidDocument", `Document is too nested (nested ${nesting} levels deep > maximum nesting ${LIMITS.documentNesting})`);
  }
  const size = getConvexSize(document);
  if (size > LIMITS.documentBytes) {
    throw new DatabaseError("ValueTooLarge", `Value is too large (${mebibytes(size)} > maximum size ${mebibytes(LIMITS.documentBytes)})`);
  }
  return size;
}

/** Levels of objects and arrays; also refuses those with too many members. */
function nestingOf(value: Value | undefined): number {
  if (typeof value !== "object" || value === null || value instanceof ArrayBuffer) return 0;
  const members = Array.isArray(value) ? value : Object.values(value);
  if (Array.isArray(value) && members.length > LIMITS.arrayLength) {
    throw new DatabaseError("ArrayTooLong", `Array length is too long (${members.length} > maximum length ${LIMITS.arrayLength})`);
  }
  if (!Array.isArray(value) && members.length > LIMITS.objectFields) {
    throw new DatabaseError("ObjectTooWide", `Object has too many fields (${members.length} > maximum number ${LIMITS.objectFields})`);
  }
  let deepest = 0;
  for (const member of members) deepest = Math.max(deepest, nestingOf(member));
  return deepest + 1;
}

function mebibytes(size: number): string {
  return `${Number((size / MIB).toFixed(2))} MiB`;
}
