/** One open database: the state all transactions share, commits, named values and the schema. */
import { SearchTotals, Vectors } from "../search";
import type { Store } from "../store";
import { everyRow } from "./backfill";
import { Catalog, PUBLIC_SYSTEM_TABLES, ROOT_NAMESPACE, type TableDefinition } from "./catalog";
import { Clock } from "./clock";
import { type CommitEffects, writeThrough } from "./commit";
import { CommitLog } from "./commitLog";
import { CursorCodec, newCursorSecret } from "./cursor";
import { DurableWrites } from "./durable";
import { DatabaseError, WriteConflict } from "./errors";
import { EXPORT_MS, History } from "./history";
import { LIMITS, type TransactionLimits } from "./limits";
import { dropAbandonedImports, startImport } from "./tableImport";
import { Rows } from "./rows";
import { SchemaGuard } from "./schemaGuard";
import { applyPlan } from "./schemaApply";
import { predictSchema } from "./schemaPrediction";
import { planSchema } from "./schemaPlan";
import { TransactionView } from "./transaction";
import { type TransactionHost, TransactionState } from "./transactionState";
import type { ChangePage, CommitWrites, Database, ExportedChange, Group, ImportOptions, IndexDiff, SchemaJson, SchemaPrediction, TableImport, Timestamp, Transaction } from "./types";

const STATE = "state";
const META = "meta";

export class EmbeddedDatabase implements Database, TransactionHost {
  readonly rows: Rows;
  readonly totals: SearchTotals;
  readonly vectors = new Vectors();
  readonly cursors: CursorCodec;
  catalog: Catalog;
  clock: Clock;
  private readonly schemas = new Map<string, SchemaGuard>();
  private readonly log = new CommitLog();
  private readonly counts = new Map<number, number>();
  private lastRow: number;
  private readonly history: History;
  /** The same for connectors, which stay away for longer. */
  private readonly exported: History;
  private readonly durable: DurableWrites;
  /** The timestamp that the store has. */
  private sealed: Timestamp;

  constructor(readonly store: Store, readonly limits: TransactionLimits = LIMITS) {
    this.durable = new DurableWrites(store, () => this.seal(), () => this.reload());
    this.rows = new Rows(store);
    this.totals = new SearchTotals(store);
    this.cursors = new CursorCodec(this.readOrCreate("cursorSecret", newCursorSecret));
    this.catalog = Catalog.parse(this.readOrCreate("catalog", firstCatalog));
    this.sealed = this.readLatest();
    this.clock = new Clock(this.sealed);
    this.history = new History(this.clock.latest);
    this.exported = new History(this.clock.latest, EXPORT_MS);
    dropAbandonedImports(this);
    this.lastRow = store.lastRow();
  }

  get latest(): Timestamp {
    return this.clock.latest;
  }

  begin(kind: "query" | "mutation", options: { now?: number; system?: boolean; namespace?: string } = {}): Transaction {
    return this.view(kind, options);
  }

  beginAt(ts: Timestamp): Transaction {
    const tx = this.view("query", { at: ts });
    if (ts < this.latest) this.history.goBack(tx.state.staged, ts);
    return tx;
  }

  promiseLatest(): Timestamp {
    this.history.promise(this.latest, Date.now());
    return this.latest;
  }

  beginExport(wanted: Timestamp | null): Transaction {
    this.exported.promise(this.latest, Date.now());
    const ts = wanted === null ? this.latest : this.exportedMoment(wanted);
    const tx = this.view("query", { system: true, at: ts });
    if (ts < this.latest) this.exported.goBack(tx.state.staged, ts);
    return tx;
  }

  changesSince(cursor: Timestamp, limit: number): ChangePage {
    this.exported.promise(this.latest, Date.now());
    const changes: ExportedChange[] = [];
    const ts = this.exportedMoment(cursor);
    for (const step of this.exported.since(ts)) {
      for (const { id, write } of step.changes) changes.push({ ts: step.ts, id, namespace: write.table.namespace, table: write.table.name, json: write.next?.json ?? null });
      if (changes.length >= limit) return { changes, cursor: step.ts, hasMore: step.ts < this.latest };
    }
    return { changes, cursor: this.latest, hasMore: false };
  }

  private exportedMoment(wanted: Timestamp): Timestamp {
    if (wanted >= this.exported.earliest && wanted <= this.latest) return wanted;
    throw new DatabaseError("OutOfRetention", "The cursor is outside the deployment's data retention window and can no longer be resumed. Restart the sync from scratch.");
  }

  private view(kind: "query" | "mutation", options: { now?: number; system?: boolean; namespace?: string; at?: Timestamp }): TransactionView {
    const system = options.system ?? false;
    return new TransactionView(new TransactionState(this, kind, options.now ?? Date.now(), options.at ?? this.latest, !system), system, options.namespace);
  }

  commit(tx: Transaction, meta?: ReadonlyMap<string, unknown>): CommitWrites | null {
    if (!(tx instanceof TransactionView)) throw new Error("The transaction belongs to another database");
    const { state } = tx;
    if (state.kind === "query") throw new DatabaseError("ReadOnly", "A query has nothing to commit.");
    if (this.log.conflicts(state.reads, state.begunAt)) throw new WriteConflict();
    if (!tx.hasWrites) {
      if (meta !== undefined && meta.size > 0) this.durable.run(() => this.writeMeta(meta));
      return null;
    }
    const ts = this.clock.nextCommit();
    const effects = this.durable.run(() => {
      const written = writeThrough(this, state, ts);
      if (meta !== undefined) this.writeMeta(meta);
      this.clock.latest = ts;
      return written;
    });
    this.follow(effects, ts);
    return effects.record;
  }

  group<T>(body: () => T): T {
    const group = this.openGroup();
    let result: T;
    try {
      result = body();
    } catch (error) {
      group.flush();
      throw error;
    }
    group.flush();
    return result;
  }

  openGroup(): Group {
    return this.durable.openGroup();
  }

  tableOfId(id: string, namespace = ROOT_NAMESPACE): string | null {
    const table = this.catalog.tableOfId(id);
    return table?.namespace === namespace ? table.name : null;
  }

  getMeta<T>(key: string): T | undefined {
    const json = this.store.getNamed(META, key);
    return json === null ? undefined : JSON.parse(json);
  }

  putMeta(key: string, value: unknown): void {
    this.durable.run(() => this.writeMeta(new Map([[key, value]])));
  }

  deleteMeta(key: string): void {
    this.durable.run(() => this.store.deleteNamed(META, key));
  }

  listMeta<T>(prefix: string, limit = 10_000): { key: string; value: T }[] {
    return this.store.listNamed(META, prefix, limit).map(({ name, value }) => ({ key: name, value: JSON.parse(value) }));
  }

  checkSchema(schema: SchemaJson, namespace = ROOT_NAMESPACE): ReturnType<Database["checkSchema"]> {
    const guard = this.guardFor(schema, namespace);
    for (const { tableName } of schema.tables) {
      const table = this.catalog.table(namespace, tableName);
      if (table === undefined || !guard.checks(tableName)) continue;
      for (const row of everyRow(this.store, table)) {
        const problem = guard.problemWith(tableName, row.document);
        if (problem !== null) return { ok: false, tableName, error: `Document with ID "${row.id}" in table "${tableName}" does not match the schema: ${problem}` };
      }
    }
    return { ok: true };
  }

  validateSchema(schema: SchemaJson | null, namespace = ROOT_NAMESPACE): void {
    this.guardFor(schema, namespace);
    planSchema(this.catalog, namespace, schema);
  }

  predictSchema(schema: SchemaJson | null, namespace = ROOT_NAMESPACE): SchemaPrediction {
    return predictSchema(this, schema, namespace);
  }

  applySchema(schema: SchemaJson | null, namespace = ROOT_NAMESPACE): IndexDiff {
    const guard = this.guardFor(schema, namespace);
    const plan = planSchema(this.catalog, namespace, schema);
    this.durable.run(() => {
      applyPlan(this.store, this.totals, this.catalog, plan);
      this.store.putNamed(STATE, "catalog", this.catalog.serialize());
      this.store.putNamed(STATE, schemaName(namespace), JSON.stringify(schema));
    });
    for (const { id } of plan.removed) this.vectors.drop(id);
    this.schemas.set(namespace, guard);
    return plan.diff;
  }

  beginImport(options: ImportOptions): TableImport {
    return startImport(this, options);
  }

  /** Runs `body` in a store transaction of its own. */
  durably<T>(body: () => T): T {
    return this.durable.run(body);
  }

  /** Whole tables have changed places: runs `body`, which does it, as one commit, and forgets what is known of documents. */
  rearrange(meta: ReadonlyMap<string, unknown>, body: () => void): void {
    const ts = this.clock.nextCommit();
    this.durable.run(() => {
      body();
      this.writeMeta(meta);
      this.store.putNamed(STATE, "catalog", this.catalog.serialize());
      this.clock.latest = ts;
    });
    this.rows.cache.clear();
    this.vectors.forget();
    this.counts.clear();
    this.log.forget(ts);
    this.history.forget(ts);
    this.exported.forget(ts);
  }

  saveCatalog(): void {
    this.store.putNamed(STATE, "catalog", this.catalog.serialize());
  }

  /** The schema in force, as it is stored. */
  schemaText(namespace: string): string {
    return this.store.getNamed(STATE, schemaName(namespace)) ?? "null";
  }

  tables(): ReturnType<Database["tables"]> {
    return [...this.catalog.all()].map((table) => ({ namespace: table.namespace, name: table.name, number: table.number, documents: this.countOf(table) }));
  }

  backup(path: string): void {
    if (this.durable.isGrouped) throw new Error("Flush the open group before taking a backup");
    this.store.backup(path);
  }

  close(): void {
    this.durable.flush();
    this.store.close();
  }

  /** Committed documents of a table; counted once, then kept up to date by commits. */
  countOf(table: TableDefinition): number {
    const known = this.counts.get(table.number);
    if (known !== undefined) return known;
    const count = this.store.countRange(table.byId.id);
    this.counts.set(table.number, count);
    return count;
  }

  nextRow(): number {
    return ++this.lastRow;
  }

  private follow({ record, written, removed, counts, vectors, changes }: CommitEffects, ts: Timestamp): void {
    this.vectors.follow(vectors);
    for (const row of removed) this.rows.cache.drop(row);
    for (const row of written) this.rows.cache.put(row);
    for (const [table, change] of counts) {
      const known = this.counts.get(table);
      if (known !== undefined) this.counts.set(table, known + change);
    }
    this.log.add(record);
    this.history.add(ts, changes, Date.now());
    this.exported.add(ts, changes, Date.now());
  }

  /** After a failed write memory may be ahead of the store: start again from what the store has. */
  private reload(): void {
    this.rows.cache.clear();
    this.totals.forget();
    this.vectors.forget();
    this.counts.clear();
    const catalog = this.store.getNamed(STATE, "catalog");
    if (catalog !== null) this.catalog = Catalog.parse(catalog);
    // Of a group that goes on, the store does not know yet.
    if (!this.durable.isGrouped) this.clock.latest = this.sealed = this.readLatest();
    this.schemas.clear();
    this.log.forget(this.latest);
    this.history.forget(this.latest);
    this.exported.forget(this.latest);
  }

  /** One timestamp for all commits of a flush: the last one's. */
  private seal(): void {
    if (this.clock.latest === this.sealed) return;
    this.store.putNamed(STATE, "latest", this.clock.latest.toString());
    this.sealed = this.clock.latest;
  }

  writeMeta(meta: ReadonlyMap<string, unknown>): void {
    for (const [key, value] of meta) {
      if (value === undefined) this.store.deleteNamed(META, key);
      else this.store.putNamed(META, key, JSON.stringify(value));
    }
  }

  schemaOf({ namespace }: TableDefinition): SchemaGuard {
    const known = this.schemas.get(namespace);
    if (known !== undefined) return known;
    const json = this.store.getNamed(STATE, schemaName(namespace));
    const guard = this.guardFor(json === null ? null : JSON.parse(json), namespace);
    this.schemas.set(namespace, guard);
    return guard;
  }

  private guardFor(schema: SchemaJson | null, namespace: string): SchemaGuard {
    return new SchemaGuard(schema, { tableOfId: (id) => this.tableOfId(id, namespace) });
  }

  private readLatest(): Timestamp {
    return BigInt(this.store.getNamed(STATE, "latest") ?? "0");
  }

  private readOrCreate(name: string, create: () => string): string {
    const known = this.store.getNamed(STATE, name);
    if (known !== null) return known;
    const created = create();
    this.store.putNamed(STATE, name, created);
    return created;
  }
}

function schemaName(namespace: string): string {
  return namespace === ROOT_NAMESPACE ? "schema" : `schema/${namespace}`;
}

function firstCatalog(): string {
  const catalog = new Catalog();
  for (const name of PUBLIC_SYSTEM_TABLES) catalog.adopt(catalog.draft(ROOT_NAMESPACE, name));
  return catalog.serialize();
}
