/**
 * The border between the database (this folder) and everything that runs on it.
 * Every call is synchronous: the lane runs one transaction at a time, so a transaction sees a
 * serial history without locks or retries.
 */
import type { Value } from "convex/values";

/** Nanoseconds since the epoch; strictly increasing over commits, also across restarts. */
export type Timestamp = bigint;
/** Shared with the database's cache: callers must never change a document they were given. */
export type Document = { _id: string; _creationTime: number } & Record<string, Value>;

/** The query JSON that `convex/server` hands to `1.0/queryStream` and `1.0/queryPage`. */
export interface SerializedQuery {
  source:
    | { type: "FullTableScan"; tableName: string; order: "asc" | "desc" | null }
    | { type: "IndexRange"; indexName: string; range: RangeExpression[]; order: "asc" | "desc" | null }
    | { type: "Search"; indexName: string; filters: SearchFilter[] };
  operators: ({ filter: unknown } | { limit: number })[];
}
export interface RangeExpression { type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte"; fieldPath: string; value: unknown }
export type SearchFilter = { type: "Search"; fieldPath: string; value: string } | { type: "Eq"; fieldPath: string; value: unknown };

/** The query JSON that `convex/server` hands to `1.0/actions/vectorSearch`. */
export interface VectorQuery {
  /** `table.index`. */
  indexName: string;
  /** 1 to 256; 10 unless given. */
  limit?: unknown;
  vector?: unknown;
  /** `q.eq` and `q.or` as JSON; null or absent: no filter. */
  expressions?: unknown;
}
/** `_score` is the cosine, from -1 to 1. */
export interface VectorMatch { _id: string; _score: number }

export interface PageRequest {
  query: SerializedQuery;
  cursor: string | null;
  /** From the journal of the previous run or from the client: then `pageSize` no longer bounds the page. */
  endCursor: string | null;
  pageSize: number;
  maximumRowsRead?: number;
  maximumBytesRead?: number;
}
export interface Page<Item = Document> {
  page: Item[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: "SplitRecommended" | "SplitRequired" | null;
}

/** What a transaction has looked at; a later commit that touches it makes the result stale. */
export interface ReadSet {
  /** Of how many intervals and searches it consists, for who keeps it. */
  readonly size: number;
  overlaps(writes: CommitWrites): boolean;
  /** Names of places it covers: a commit that touches it names one of them too. For finding it among many. */
  places(): readonly string[];
  /** Joins another read set into this one (nested functions read into their caller's). */
  merge(other: ReadSet): void;
}
/** What one commit changed: for each document the index keys before and after. Opaque outside `db/`. */
export interface CommitWrites {
  readonly ts: Timestamp;
  readonly tables: ReadonlySet<string>;
  /** The places that it touches, without those of indexes that nobody has read. */
  places(isRead: (area: string) => boolean): ReadonlySet<string>;
}

export interface Transaction {
  readonly kind: "query" | "mutation";
  readonly reads: ReadSet;
  /** Milliseconds, frozen for the whole execution. */
  readonly now: number;
  /** The state it reads. */
  readonly snapshotTs: Timestamp;
  get(id: string, table?: string): Document | null;
  /** Rows in index order, read lazily; the read set covers only what was consumed. */
  stream(query: SerializedQuery): Iterator<Document>;
  page(request: PageRequest): Page;
  count(table: string): number;
  /** The committed documents whose vectors are most like the given one, best first; the transaction's own writes are not seen. */
  vectorSearch(query: VectorQuery): VectorMatch[];
  insert(table: string, value: Record<string, Value>): string;
  /** Fields set to `undefined` are removed. */
  patch(id: string, value: Record<string, Value | undefined>, table?: string): void;
  replace(id: string, value: Record<string, Value>, table?: string): void;
  delete(id: string, table?: string): void;
  /** The id if it is well-formed and of that table, else null. */
  normalizeId(table: string, id: string): string | null;
  /**
   * `get`, `stream` and `page` as stored convex-JSON text with sorted fields: nothing is parsed on the
   * way, so a function that hands text into a user realm should use these. "system.get" finds documents of
   * system tables only, where "get" refuses them.
   */
  getJson(id: string, table?: string, verb?: "get" | "system.get"): string | null;
  streamJson(query: SerializedQuery): Iterator<string>;
  pageJson(request: PageRequest): Page<string>;
  /**
   * The same transaction (same staged writes and read set) with system tables writable and every
   * system table readable: for what the host writes on behalf of user code (`_scheduled_functions`,
   * `_storage`, its own `_…` tables). Without it user code reads those two only and writes neither.
   */
  asSystem(): Transaction;
  /**
   * The same transaction with the tables of another component, named by its path ("" is the app). Names and ids
   * of any other component mean nothing there.
   */
  inNamespace(namespace: string): Transaction;
  /** The same with the tables of whichever component the id belongs to: for what the host keeps by ids alone. */
  inNamespaceOf(id: string): Transaction;
  readonly namespace: string;
  /** What the transaction has cost so far; the documented limits are enforced on these. */
  readonly metrics: TransactionMetrics;
  /** Staged writes since the savepoint can be taken back alone (nested `runMutation`). */
  savepoint(): Savepoint;
  readonly hasWrites: boolean;
}
export type MetricName = "documentsRead" | "bytesRead" | "databaseQueries" | "documentsWritten" | "bytesWritten" | "functionsScheduled" | "scheduledFunctionArgsBytes";
export interface TransactionMetrics extends Readonly<Record<MetricName, number>> {
  /** The most a metric may come to now. */
  limitOf(metric: MetricName): number;
  /** Counts a function that is scheduled with arguments of so many bytes. */
  schedule(bytes: number): void;
  /** Lets what follows cost no more than this, until the answer is called. */
  restrict(limits: Partial<Record<MetricName, number>>): () => void;
  /** What comes near a limit, in words. */
  warnings(): string[];
}
export interface Savepoint { rollback(): void; release(): void }

/** JSON as `schema.export()` of `convex/server` gives it. */
export interface SchemaJson {
  tables: {
    tableName: string;
    indexes: { indexDescriptor: string; fields: string[] }[];
    stagedDbIndexes?: { indexDescriptor: string; fields: string[] }[];
    searchIndexes: { indexDescriptor: string; searchField: string; filterFields: string[] }[];
    stagedSearchIndexes?: { indexDescriptor: string; searchField: string; filterFields: string[] }[];
    vectorIndexes: { indexDescriptor: string; vectorField: string; dimensions: number; filterFields: string[] }[];
    stagedVectorIndexes?: { indexDescriptor: string; vectorField: string; dimensions: number; filterFields: string[] }[];
    documentType: unknown;
  }[];
  schemaValidation: boolean;
}
export interface DescribedIndex {
  name: string;
  type: "database" | "search" | "vector";
  fields: string[];
  /** Of vector indexes only. */
  dimensions?: number;
  staged?: boolean;
}
export interface IndexDiff {
  added_indexes: DescribedIndex[];
  removed_indexes: DescribedIndex[];
  /** Staged ones that are opened to queries, and the other way round; absent when there are none. */
  enabled_indexes?: DescribedIndex[];
  disabled_indexes?: DescribedIndex[];
}

/** What applying a schema would do, for those who want to know before. */
export interface SchemaPrediction {
  indexes: (DescribedIndex & { change: "added" | "identical" | "enabled" | "disabled" | "dropped"; numDocs: number })[];
  /** Tables of the schema; those that `walks` have documents to be checked against a validator that is not in force. */
  tables: { name: string; validated: boolean; walks: boolean; numDocs: number; sizeBytes: number }[];
}

/**
 * "requireEmpty" refuses tables that have documents, "append" adds to them, "replace" puts what is imported in
 * their place, "replaceAll" also empties every other table, or removes it if no schema names it.
 */
export type ImportMode = "requireEmpty" | "append" | "replace" | "replaceAll";
export interface ImportTarget {
  namespace: string;
  name: string;
  /** The table number in the ids that are imported; null: there are none. */
  number: number | null;
}
export interface ImportOptions {
  mode: ImportMode;
  targets: readonly ImportTarget[];
  /** Whose tables "replaceAll" replaces. */
  namespaces: readonly string[];
}
export interface TableImport {
  /** Adds documents to one of the targets; those without `_id` or `_creationTime` get them. All of them or none. */
  add(namespace: string, name: string, documents: readonly Record<string, Value>[]): void;
  /** Puts everything in place in one commit; `meta` goes with it. */
  finish(meta?: ReadonlyMap<string, unknown>): void;
  /** Forgets what was added. */
  abandon(): void;
}

export interface ExportedChange {
  ts: Timestamp;
  id: string;
  namespace: string;
  table: string;
  /** Convex JSON text of the document; null: it was deleted. */
  json: string | null;
}
export interface ChangePage { changes: ExportedChange[]; cursor: Timestamp; hasMore: boolean }

export interface Group {
  flush(): void;
  /** Undoes every commit since the group was opened. */
  abandon(): void;
}

export interface Database {
  readonly latest: Timestamp;
  begin(kind: "query" | "mutation", options?: { now?: number; system?: boolean; namespace?: string }): Transaction;
  /** Reads the state at `ts`, which `promiseLatest` answered within the last half minute; throws when it is gone. Never the future. */
  beginAt(ts: Timestamp): Transaction;
  /**
   * Reads the state at `ts` (null: the latest) with the system's eyes. From the first call on, changes are kept for connectors: for three
   * days after they last asked, and up to a size. Throws `OutOfRetention` for what is older.
   */
  beginExport(ts: Timestamp | null): Transaction;
  /** What was committed after `cursor`, whole commits until there are `limit` changes; throws as `beginExport`. */
  changesSince(cursor: Timestamp, limit: number): ChangePage;
  /** The latest state, which can be come back to for half a minute. */
  promiseLatest(): Timestamp;
  /**
   * Writes everything or nothing and returns once it is on disk.
   * `meta` entries commit with it (exactly-once replies, job states).
   */
  commit(tx: Transaction, meta?: ReadonlyMap<string, unknown>): CommitWrites | null;
  /** Runs `body` over several commits and flushes once; used to share a flush between waiting callers. */
  group<T>(body: () => T): T;
  /**
   * The open form of `group`, for commits separated by awaits: until `flush()` returns, commits are
   * visible to later transactions but not on disk, so acknowledge none of them before. If `flush`
   * throws, every commit since `openGroup` is undone. Only one group at a time.
   */
  openGroup(): Group;
  /** The table of the component that an id belongs to by its table number, or null: for `v.id(...)` in `checkValue`. */
  tableOfId(id: string, namespace?: string): string | null;
  getMeta<T>(key: string): T | undefined;
  putMeta(key: string, value: unknown): void;
  deleteMeta(key: string): void;
  listMeta<T>(prefix: string, limit?: number): { key: string; value: T }[];
  /** Starts to fill tables out of sight; until `finish`, nobody sees anything of them. */
  beginImport(options: ImportOptions): TableImport;
  /** Checks every stored document against the schema; the first that does not fit is the error. */
  checkSchema(schema: SchemaJson, namespace?: string): { ok: true } | { ok: false; tableName: string; error: string };
  /** Throws what `applySchema` would throw, and changes nothing: for several schemas that must come together. */
  validateSchema(schema: SchemaJson | null, namespace?: string): void;
  predictSchema(schema: SchemaJson | null, namespace?: string): SchemaPrediction;
  /** Builds and drops indexes and makes the schema the one writes are checked against. */
  applySchema(schema: SchemaJson | null, namespace?: string): IndexDiff;
  tables(): { namespace: string; name: string; number: number; documents: number }[];
  /** A consistent copy, taken while serving. */
  backup(path: string): void;
  close(): void;
}
