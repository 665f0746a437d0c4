/** One running query: its source, its operators, and what it has read so far. */
import { compileSearch, SearchScan, type SearchTotals } from "../search";
import { afterKey, type SortKey } from "../values";
import { type IndexDefinition, type TableDefinition, tableKey } from "./catalog";
import { DatabaseError, LimitError } from "./errors";
import { compileFilter } from "./filter";
import { keyFields } from "./indexKeys";
import { LIMITS, type Meter } from "./limits";
import { compileRange, EVERYTHING, type KeyRange } from "./range";
import type { Row } from "./rows";
import { IndexScan, type RowSource, type ScanContext, type ScanEntry } from "./scan";
import type { Document, SerializedQuery } from "./types";

export interface QueryContext extends ScanContext {
  readonly meter: Meter;
  readonly totals: SearchTotals;
  /** Component whose tables the query names. */
  readonly namespace: string;
  tableNamed(name: string): TableDefinition | undefined;
}

/** Start behind `after`, stop behind `until`: both are places in the query's order. */
export interface QueryBounds { readonly after: SortKey | null; readonly until: SortKey | null }

/** What a page may read before it must end, although it is not full. */
export interface QueryBudget { readonly rows: number; readonly bytes: number }

const UNBOUNDED: QueryBounds = { after: null, until: null };
const UNLIMITED: QueryBudget = { rows: Infinity, bytes: Infinity };

/** Null: the table does not exist, so that there is nothing to find. */
export function resolveIndex(context: QueryContext, query: SerializedQuery): { table: TableDefinition; index: IndexDefinition } | null {
  const { source } = query;
  return indexNamed(context, source.type === "FullTableScan" ? `${source.tableName}.by_creation_time` : source.indexName, source.type === "Search" ? "search" : "database");
}

/** The index of a vector search; null as above. */
export function vectorIndexOf(context: QueryContext, full: string): ReturnType<typeof resolveIndex> {
  return indexNamed(context, full, "vector");
}

function indexNamed(context: QueryContext, full: string, type: IndexDefinition["type"]): { table: TableDefinition; index: IndexDefinition } | null {
  const dot = full.indexOf(".");
  const tableName = full.slice(0, dot);
  const table = context.tableNamed(tableName);
  if (table === undefined) {
    context.reads.missingTable(tableKey(context.namespace, tableName));
    return null;
  }
  const index = table.indexes.get(full.slice(dot + 1));
  if (index?.type !== type) {
    throw new DatabaseError("IndexNotFoundError", `Index ${full} not found.`);
  }
  if (index.staged) throw new DatabaseError("IndexStagedError", `Index ${full} is currently staged and not available to query until it is enabled.`);
  return { table, index };
}

/** The fields whose change makes a cursor meaningless. */
export function orderFields(index: IndexDefinition): readonly string[] {
  return index.type === "search" ? [] : keyFields(index);
}

export class QueryRun {
  /** Rows the source gave, also those a filter then dropped. */
  rowsRead = 0;
  bytesRead = 0;
  lastKey: SortKey | null = null;
  private readonly source: RowSource | null;
  private readonly operators: Operator[];

  constructor(private readonly context: QueryContext, query: SerializedQuery, bounds: QueryBounds = UNBOUNDED, private readonly budget: QueryBudget = UNLIMITED, private readonly onRead?: (key: SortKey) => void) {
    if (query.operators.length > LIMITS.operators) throw new DatabaseError("TooManyOperators", `Can't construct query with more than ${LIMITS.operators} operators`);
    this.operators = query.operators.map(compileOperator);
    const resolved = resolveIndex(context, query);
    this.source = resolved === null ? null : openSource(context, query, resolved.table, resolved.index, bounds, this.expectedRows());
    context.meter.interval();
  }

  /** Throws `LimitError` when the transaction or the budget is exhausted before the next row is found. */
  next(): ScanEntry | null {
    if (this.source === null) return null;
    while (!this.operators.some((operator) => operator.type === "limit" && operator.left === 0)) {
      if (this.rowsRead >= this.budget.rows || this.bytesRead >= this.budget.bytes) throw new LimitError("QueryBudget", "The page has read as much as it may.");
      const entry = this.source.next();
      if (entry === null) return null;
      this.context.meter.read(entry.row.size);
      this.rowsRead++;
      this.bytesRead += entry.row.size;
      this.lastKey = entry.key;
      this.onRead?.(entry.key);
      if (this.keeps(entry.row)) return entry;
    }
    return null;
  }

  private keeps(row: Row): boolean {
    for (const operator of this.operators) {
      if (operator.type === "limit") operator.left--;
      else if (!operator.test(row.document)) return false;
    }
    return true;
  }

  private expectedRows(): number | undefined {
    const first = this.operators[0];
    return first?.type === "limit" ? first.left : undefined;
  }
}

type Operator = { type: "filter"; test: (document: Document) => boolean } | { type: "limit"; left: number };

function compileOperator(operator: SerializedQuery["operators"][number]): Operator {
  if ("limit" in operator) return { type: "limit", left: operator.limit };
  return { type: "filter", test: compileFilter(operator.filter) };
}

function openSource(context: QueryContext, { source }: SerializedQuery, table: TableDefinition, index: IndexDefinition, bounds: QueryBounds, expected: number | undefined): RowSource {
  if (source.type === "Search") return new SearchScan(context, context.totals, table, compileSearch(index, source.filters), bounds);
  const order = source.order ?? "asc";
  const range = source.type === "IndexRange" ? compileRange(index, source.range) : EVERYTHING;
  return new IndexScan(context, index, narrow(range, order, bounds), order, expected);
}

function narrow(range: KeyRange, order: "asc" | "desc", { after, until }: QueryBounds): KeyRange {
  let { lo, hi } = range;
  if (order === "asc") {
    if (after !== null && afterKey(after) > lo) lo = afterKey(after);
    if (until !== null && afterKey(until) < hi) hi = afterKey(until);
  } else {
    if (after !== null && after < hi) hi = after;
    if (until !== null && until > lo) lo = until;
  }
  return { ...range, lo, hi: hi < lo ? lo : hi };
}

