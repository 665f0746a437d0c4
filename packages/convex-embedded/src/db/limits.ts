/** The documented limits of a deployment (https://docs.convex.dev/production/state/limits) and their messages. */
import { getConvexSize, type Value } from "convex/values";
import { DatabaseError, LimitError } from "./errors";
import type { TransactionMetrics } from "./types";

const MIB = 1024 * 1024;

export const LIMITS = {
  documentBytes: MIB,
  documentNesting: 16,
  objectFields: 1024,
  arrayLength: 8192,
  documentsRead: 32_000,
  bytesRead: 16 * MIB,
  intervalsRead: 4096,
  documentsWritten: 16_000,
  bytesWritten: 16 * MIB,
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

/** Counts what a transaction costs and refuses what goes over; one meter is shared by all its parts. */
export class Meter implements TransactionMetrics {
  documentsRead = 0;
  bytesRead = 0;
  intervalsRead = 0;
  documentsWritten = 0;
  bytesWritten = 0;

  constructor(private readonly enforced: boolean) {}

  read(bytes: number): void {
    this.documentsRead++;
    this.bytesRead += bytes;
    if (!this.enforced) return;
    if (this.documentsRead > LIMITS.documentsRead) throw tooMany("TooManyDocumentsRead", "documents read", `${LIMITS.documentsRead}`, ADVICE);
    if (this.bytesRead > LIMITS.bytesRead) throw tooMany("TooManyBytesRead", "bytes read", `${LIMITS.bytesRead} bytes`, ADVICE);
  }

  interval(): void {
    this.intervalsRead++;
    if (this.enforced && this.intervalsRead > LIMITS.intervalsRead) throw tooMany("TooManyReads", "reads", `${LIMITS.intervalsRead}`, ADVICE);
  }

  write(bytes: number): void {
    this.documentsWritten++;
    this.bytesWritten += bytes;
    if (!this.enforced) return;
    if (this.documentsWritten > LIMITS.documentsWritten) throw tooMany("TooManyWrites", "writes", `${LIMITS.documentsWritten}`);
    if (this.bytesWritten > LIMITS.bytesWritten) throw tooMany("TooManyBytesWritten", "bytes written", `${LIMITS.bytesWritten} bytes`);
  }
}

function tooMany(code: string, what: string, limit: string, advice?: string): LimitError {
  return new LimitError(code, `Too many ${what} in a single function execution (limit: ${limit})${advice === undefined ? "" : `. ${advice}`}`);
}

/** Size of a document in bytes as Convex counts it; throws when it breaks a documented limit. */
export function checkDocument(document: Record<string, Value | undefined>): number {
  for (const name of Object.keys(document)) {
    if (name.startsWith("_") && name !== "_id" && name !== "_creationTime") {
      throw new DatabaseError("InvalidDocument", `Field '${name}' starts with an underscore, which is only allowed for system fields like '_id'`);
    }
  }
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
