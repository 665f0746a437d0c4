/**
 * Imports: tables are filled out of sight, under indexes of their own that no query knows, and take the place of
 * what is there in one commit. What an import leaves behind when its process dies is removed at the next start.
 */
import { randomUUID } from "node:crypto";
import { type Value } from "convex/values";
import { changePostings } from "../search";
import type { Entry, Store } from "../store";
import { decodeId, InvalidId, newId, sortKey, storedKey } from "../values";
import { everyRow } from "./backfill";
import { type IndexDefinition, type TableDefinition, tableKey } from "./catalog";
import { DatabaseError } from "./errors";
import { conflict, type ImportHost } from "./importHost";
import { assignTables, type ImportedTable } from "./importTables";
import { indexKey } from "./indexKeys";
import { checkDocument } from "./limits";
import { Row } from "./rows";
import { SchemaGuard } from "./schemaGuard";
import type { Document, ImportMode, ImportOptions, SchemaJson, TableImport } from "./types";

/** Indexes of unfinished imports, by import; each table's rows are found by the first of its pair. */
const UNFINISHED = "import/";
type Leftovers = { byCreationTime: number; indexes: number[] }[];

export function startImport(host: ImportHost, options: ImportOptions): TableImport {
  const tables = assignTables(host, options);
  const key = `${UNFINISHED}${randomUUID()}`;
  const leftovers: Leftovers = [...tables.values()].map(({ draft }) => ({ byCreationTime: draft.byCreationTime.id, indexes: [...draft.indexes.values()].map(({ id }) => id) }));
  host.durably(() => {
    // With the catalog, so that the numbers of these indexes are never given twice.
    host.saveCatalog();
    host.writeMeta(new Map([[key, leftovers]]));
  });
  return new RunningImport(host, options.mode, tables, key);
}

export function dropAbandonedImports(host: ImportHost): void {
  for (const { key, value } of host.listMeta<Leftovers>(UNFINISHED)) {
    host.durably(() => {
      for (const { byCreationTime, indexes } of value) {
        dropRows(host.store, byCreationTime);
        for (const index of indexes) host.store.dropIndex(index);
      }
      host.writeMeta(new Map([[key, undefined]]));
    });
  }
}

class RunningImport implements TableImport {
  private readonly schemas = new Map<string, { text: string; guard: SchemaGuard }>();

  constructor(
    private readonly host: ImportHost,
    private readonly mode: ImportMode,
    private readonly tables: ReadonlyMap<string, ImportedTable>,
    private readonly key: string,
  ) {
    for (const { target } of tables.values()) this.schemaOf(target.namespace);
  }

  add(namespace: string, name: string, documents: readonly Record<string, Value>[]): void {
    const table = this.tables.get(tableKey(namespace, name));
    if (table === undefined) throw new Error(`Table ${name} is not part of this import`);
    const { store, totals } = this.host;
    this.host.durably(() => {
      const entries: Entry[] = [];
      const seen = new Set<string>();
      for (const value of documents) {
        const row = this.rowOf(table, value, seen);
        store.putRow(row);
        for (const index of table.draft.indexes.values()) {
          if (index.type === "database") entries.push({ index: index.id, key: indexKey(index, row.document), row: row.row });
          else if (index.type === "search") changePostings(store, totals, index, null, row);
        }
      }
      store.putEntries(entries);
    });
  }

  finish(meta: ReadonlyMap<string, unknown> = new Map()): void {
    for (const [namespace, { text }] of this.schemas) {
      if (this.host.schemaText(namespace) !== text) {
        throw new DatabaseError("ImportSchemaChanged", "Could not complete import because schema changed. Avoid modifying schema.ts while importing tables");
      }
    }
    this.host.rearrange(new Map([...meta, [this.key, undefined]]), () => {
      const { catalog } = this.host;
      for (const table of this.tables.values()) if (table.existing !== undefined && !this.joins(table)) this.drop(table.existing);
      for (const table of this.tables.values()) {
        if (table.removes) this.drop(table.draft);
        else if (table.existing !== undefined && this.joins(table)) this.join(table.draft, table.existing);
        else {
          const other = catalog.numbered(table.draft.number);
          if (other !== undefined) this.makeRoom(table.draft, other);
          catalog.adopt(table.draft);
        }
      }
    });
  }

  abandon(): void {
    this.host.durably(() => {
      for (const { draft } of this.tables.values()) this.drop(draft);
      this.host.writeMeta(new Map([[this.key, undefined]]));
    });
  }

  /** Appended documents go into the table that is there; a new or emptied one is taken as it is. */
  private joins({ existing, removes }: ImportedTable): boolean {
    return this.mode === "append" && existing !== undefined && !removes;
  }

  private rowOf({ target, draft, existing }: ImportedTable, value: Record<string, Value>, seen: Set<string>): Row {
    const { host } = this;
    const { _id: id = newId(draft.number), _creationTime: created = host.clock.creationTime(Date.now()) } = value;
    if (typeof id !== "string") throw new DatabaseError("InvalidId", `The _id of a document in table "${target.name}" is not a string`);
    if (typeof created !== "number") throw new DatabaseError("InvalidCreationTime", `The _creationTime of document ${id} in table "${target.name}" is not a number`);
    if (tableNumber(id) !== draft.number) throw new DatabaseError("InvalidId", `The _id ${JSON.stringify(id)} does not belong to table "${target.name}"`);
    const known = this.joins({ target, draft, existing, removes: false }) ? existing : undefined;
    if (seen.has(id) || [draft, known].some((table) => table !== undefined && host.store.rowAt(table.byId.id, storedKey(sortKey(id))) !== null)) {
      throw new DatabaseError("DuplicateId", `Objects in table "${target.name}" have duplicate _id fields`);
    }
    seen.add(id);
    const document: Document = { ...value, _id: id, _creationTime: created };
    const size = checkDocument(document);
    const problem = this.schemaOf(target.namespace).guard.problemWith(target.name, document);
    if (problem !== null) {
      throw new DatabaseError("SchemaEnforcementError", `Failed to insert or update a document in table "${target.name}" because it does not match the schema: ${problem}`);
    }
    return Row.encode(host.nextRow(), document, size);
  }

  /** The schema of a component as it is now, with the table numbers as they will be. */
  private schemaOf(namespace: string): { text: string; guard: SchemaGuard } {
    const known = this.schemas.get(namespace);
    if (known !== undefined) return known;
    const text = this.host.schemaText(namespace);
    const schema: SchemaJson | null = JSON.parse(text);
    const made = { text, guard: new SchemaGuard(schema, { tableOfId: (id) => this.tableOfId(id, namespace) }) };
    this.schemas.set(namespace, made);
    return made;
  }

  private tableOfId(id: string, namespace: string): string | null {
    const number = tableNumber(id);
    if (number === null) return null;
    for (const { target, draft } of this.tables.values()) {
      if (target.namespace === namespace && draft.number === number) return target.name;
    }
    const table = this.host.catalog.numbered(number);
    return table?.namespace === namespace && !this.tables.has(tableKey(namespace, table.name)) ? table.name : null;
  }

  private drop(table: TableDefinition): void {
    dropRows(this.host.store, table.byCreationTime.id);
    for (const index of table.indexes.values()) this.dropIndex(index);
    this.host.catalog.remove(table);
  }

  private dropIndex(index: IndexDefinition): void {
    this.host.store.dropIndex(index.id);
    this.host.totals.drop(index.id);
  }

  private join(draft: TableDefinition, existing: TableDefinition): void {
    const { store, totals } = this.host;
    for (const row of everyRow(store, draft)) {
      if (store.rowAt(existing.byId.id, indexKey(existing.byId, row.document)) !== null) {
        throw new DatabaseError("DuplicateId", `Objects in table "${existing.name}" have duplicate _id fields`);
      }
      for (const index of existing.indexes.values()) {
        if (index.type === "database") store.putEntries([{ index: index.id, key: indexKey(index, row.document), row: row.row }]);
        else if (index.type === "search") changePostings(store, totals, index, null, row);
      }
    }
    for (const index of draft.indexes.values()) this.dropIndex(index);
  }

  /** Another table that was given this number while it stayed empty takes a new one. */
  private makeRoom(draft: TableDefinition, other: TableDefinition): void {
    if (this.host.store.countRange(other.byId.id) > 0) throw conflict(draft, other);
    this.host.catalog.remove(other);
    this.host.catalog.adopt(this.host.catalog.renumbered(other));
  }
}

function dropRows(store: Store, byCreationTime: number): void {
  for (const row of everyRow(store, { byCreationTime: { id: byCreationTime } })) store.deleteRow(row.row);
}

function tableNumber(id: string): number | null {
  try {
    return decodeId(id).table;
  } catch (error) {
    if (error instanceof InvalidId) return null;
    throw error;
  }
}
