/** A running transaction: reads through its own writes, and notes what it read. */
import type { Value } from "convex/values";
import { bestMatches, compileVectorQuery } from "../search";
import { newId, sortKey } from "../values";
import { everyRow } from "./backfill";
import { ROOT_NAMESPACE, type TableDefinition } from "./catalog";
import { DatabaseError } from "./errors";
import { checkDocument, type Meter } from "./limits";
import { readPage } from "./page";
import { type QueryContext, QueryRun, vectorIndexOf } from "./query";
import type { Reads } from "./readSet";
import { Row } from "./rows";
import { TableAccess, type Verb } from "./tableAccess";
import type { TransactionState } from "./transactionState";
import type { Document, Page, PageRequest, Savepoint, SerializedQuery, Timestamp, Transaction, VectorMatch, VectorQuery } from "./types";

const NONEXISTENT = { patch: "Update", replace: "Replace", delete: "Delete" } as const;

export class TransactionView implements Transaction {
  private readonly tables: TableAccess;

  constructor(readonly state: TransactionState, private readonly system: boolean, readonly namespace: string = ROOT_NAMESPACE) {
    this.tables = new TableAccess(state, system, namespace);
  }

  get kind(): "query" | "mutation" {
    return this.state.kind;
  }

  get reads(): Reads {
    return this.state.reads;
  }

  get now(): number {
    return this.state.now;
  }

  get snapshotTs(): Timestamp {
    return this.state.begunAt;
  }

  get metrics(): Meter {
    return this.state.meter;
  }

  get hasWrites(): boolean {
    return this.state.staged.size > 0;
  }

  asSystem(): Transaction {
    return this.system ? this : new TransactionView(this.state, true, this.namespace);
  }

  inNamespace(namespace: string): Transaction {
    return namespace === this.namespace ? this : new TransactionView(this.state, this.system, namespace);
  }

  inNamespaceOf(id: string): Transaction {
    return this.inNamespace(this.state.host.catalog.tableOfId(id)?.namespace ?? this.namespace);
  }

  get(id: string, table?: string): Document | null {
    return this.find("get", id, table)?.row?.document ?? null;
  }

  getJson(id: string, table?: string, verb: "get" | "system.get" = "get"): string | null {
    return this.find(verb, id, table)?.row?.json ?? null;
  }

  stream(query: SerializedQuery): Iterator<Document, undefined> {
    return this.rowsOf(query, (row) => row.document);
  }

  streamJson(query: SerializedQuery): Iterator<string, undefined> {
    return this.rowsOf(query, (row) => row.json);
  }

  page(request: PageRequest): Page {
    const page = readPage(this.queryContext(), this.state.host.cursors, request);
    return { ...page, page: page.page.map((row) => row.document) };
  }

  pageJson(request: PageRequest): Page<string> {
    const page = readPage(this.queryContext(), this.state.host.cursors, request);
    return { ...page, page: page.page.map((row) => row.json) };
  }

  vectorSearch(query: VectorQuery): VectorMatch[] {
    const found = vectorIndexOf(this.queryContext(), query.indexName);
    if (found === null) return [];
    this.reads.open(found.table.byCreationTime.id, "", "ff");
    const compiled = compileVectorQuery(found.index, query);
    const { vectors, store } = this.state.host;
    return bestMatches(vectors.of(found.index, () => everyRow(store, found.table)), compiled);
  }

  count(name: string): number {
    const table = this.tables.named(name);
    if (table === undefined) {
      this.reads.missingTable(this.tables.key(name));
      return 0;
    }
    this.reads.open(table.byCreationTime.id, "", "ff");
    let count = this.state.drafts.has(this.tables.key(name)) ? 0 : this.state.host.countOf(table);
    for (const { base, next } of this.state.staged.ofTable(table)) count += (next === null ? 0 : 1) - (base === null ? 0 : 1);
    return count;
  }

  insert(name: string, value: Record<string, Value>): string {
    const table = this.tables.writable(name);
    const id = newId(table.number);
    if (value._id !== undefined) throw new DatabaseError("InvalidDocument", `Provided document ID "${id}" doesn't match '_id' field ${JSON.stringify(value._id)}`);
    const created = this.state.creationTime();
    if (value._creationTime !== undefined) throw creationTimeMismatch(created);
    this.write(table, null, { ...value, _id: id, _creationTime: created }, this.state.host.nextRow());
    return id;
  }

  patch(id: string, value: Record<string, Value | undefined>, table?: string): void {
    this.update("patch", id, table, (document) => {
      const next: Record<string, Value> = { ...document };
      for (const [name, field] of Object.entries(value)) {
        if (field === undefined) delete next[name];
        else next[name] = field;
      }
      return next;
    }, value);
  }

  replace(id: string, value: Record<string, Value>, table?: string): void {
    this.update("replace", id, table, () => ({ ...value }), value);
  }

  delete(id: string, table?: string): void {
    const { table: definition, row } = this.existing("delete", id, table);
    this.state.meter.write(row.size);
    this.state.staged.put(id, { table: definition, base: this.baseOf(id, row), next: null });
  }

  normalizeId(name: string, id: string): string | null {
    const table = this.tables.named(name);
    if (table === undefined) this.reads.missingTable(this.tables.key(name));
    return table !== undefined && this.tables.ofId(id) === table ? id : null;
  }

  savepoint(): Savepoint {
    const { staged } = this.state;
    const mark = staged.mark();
    let open = true;
    return {
      rollback() {
        if (open) staged.rollback(mark);
        open = false;
      },
      release() {
        open = false;
      },
    };
  }

  private update(verb: "patch" | "replace", id: string, name: string | undefined, change: (document: Document) => Record<string, Value>, given: Record<string, Value | undefined>): void {
    const { table, row } = this.existing(verb, id, name);
    const { _creationTime } = row.document;
    if (given._id !== undefined && given._id !== id) throw new DatabaseError("InvalidDocument", `Provided document ID "${id}" doesn't match '_id' field ${JSON.stringify(given._id)}`);
    if (given._creationTime !== undefined && given._creationTime !== _creationTime) throw creationTimeMismatch(_creationTime);
    this.write(table, this.baseOf(id, row), { ...change(row.document), _id: id, _creationTime }, row.row);
  }

  private write(table: TableDefinition, base: Row | null, document: Document, row: number): void {
    const size = checkDocument(document, table.name.startsWith("_"));
    const problem = this.state.host.schemaOf(table).problemWith(table.name, document);
    if (problem !== null) {
      throw new DatabaseError("SchemaEnforcementError", `Failed to insert or update a document in table "${table.name}" because it does not match the schema: ${problem}`);
    }
    const next = Row.encode(row, document, size);
    this.state.meter.write(size);
    this.state.staged.put(document._id, { table, base, next });
  }

  /** The committed version under a document that may have been rewritten several times here. */
  private baseOf(id: string, current: Row): Row | null {
    const staged = this.state.staged.get(id);
    return staged === undefined ? current : staged.base;
  }

  private existing(verb: "patch" | "replace" | "delete", id: string, name: string | undefined): { table: TableDefinition; row: Row } {
    const found = this.find(verb, id, name);
    if (found?.row == null) throw new DatabaseError("NonexistentDocument", `${NONEXISTENT[verb]} on nonexistent document ID ${id}`);
    this.tables.requireWritable(found.table.name);
    return { table: found.table, row: found.row };
  }

  /** Null: the id belongs to no table. */
  private find(verb: Verb, id: string, name: string | undefined): { table: TableDefinition; row: Row | null } | null {
    const table = this.tables.ofArgument(verb, id, name);
    if (table === undefined) return null;
    const key = sortKey(id);
    this.reads.point(table.byId.id, key);
    const staged = this.state.staged.get(id);
    const row = staged === undefined ? this.state.host.rows.byId(id, table.byId.id, key) : staged.next;
    if (row !== null) this.state.meter.read(row.size);
    return { table, row };
  }

  /** Nothing is looked at before the first row is asked for. */
  private rowsOf<Shown>(query: SerializedQuery, shown: (row: Row) => Shown): Iterator<Shown, undefined> {
    let run: QueryRun | null = null;
    return {
      next: () => {
        run ??= new QueryRun(this.queryContext(), query);
        const entry = run.next();
        return entry === null ? { done: true, value: undefined } : { done: false, value: shown(entry.row) };
      },
    };
  }

  private queryContext(): QueryContext {
    const { host, staged, reads, meter } = this.state;
    return { store: host.store, rows: host.rows, totals: host.totals, staged, reads, meter, namespace: this.namespace, tableNamed: (name) => this.tables.named(name) };
  }
}

function creationTimeMismatch(created: number): DatabaseError {
  return new DatabaseError("InvalidDocument", `Provided creation time ${created} doesn't match '_creationTime' field`);
}
