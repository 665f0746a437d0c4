/** Which tables an import fills, under which numbers, and what becomes of those that are there. */
import { type Catalog, type TableDefinition, tableKey } from "./catalog";
import { DatabaseError } from "./errors";
import { conflict, type ImportHost, ownIndexes } from "./importHost";
import type { ImportOptions, ImportTarget, SchemaJson } from "./types";

export interface ImportedTable {
  readonly target: ImportTarget;
  /** What is filled; nobody else knows it. */
  readonly draft: TableDefinition;
  readonly existing: TableDefinition | undefined;
  /** The table is to go, not to be filled: "replaceAll" found it in no schema. */
  readonly removes: boolean;
}

/** Throws when numbers collide with tables that stay, or when a table that must be empty is not. */
export function assignTables(host: ImportHost, options: ImportOptions): Map<string, ImportedTable> {
  const { catalog } = host;
  const tables = new Map<string, ImportedTable>();
  const numbers = new Map<number, string>();
  const wanted = [...options.targets].sort((a, b) => Number(a.number === null) - Number(b.number === null));
  for (const target of [...wanted, ...otherTables(host, options)]) {
    const key = tableKey(target.namespace, target.name);
    if (tables.has(key)) throw new DatabaseError("DuplicateTableName", `Table ${target.name} appears twice in the import`);
    const existing = catalog.table(target.namespace, target.name);
    refuseUnlessPossible(host, options, target, existing);
    const number = target.number ?? (existing !== undefined && !numbers.has(existing.number) ? existing.number : undefined);
    const taken = number === undefined ? undefined : numbers.get(number);
    if (taken !== undefined) throw new DatabaseError("InvalidId", `conflict between \`${taken}\` and \`${target.name}\` with number ${number}`);
    // What is appended moves into the indexes that are there.
    const draft = draftLike(catalog, target, options.mode === "append" ? undefined : existing, number);
    numbers.set(draft.number, target.name);
    tables.set(key, { target, draft, existing, removes: "removes" in target && target.removes === true });
  }
  for (const table of tables.values()) refuseConflicts(host, tables, table);
  return tables;
}

function refuseUnlessPossible(host: ImportHost, { mode }: ImportOptions, target: ImportTarget, existing: TableDefinition | undefined): void {
  if (existing === undefined) return;
  if (mode === "requireEmpty" && host.countOf(existing) > 0) {
    throw new DatabaseError("TableExists", `Table ${target.name} already exists. Please choose a new table name or use replace/append modes.`);
  }
  if (mode === "append" && target.number !== null && target.number !== existing.number) {
    throw new DatabaseError("TableNumberConflict", `table ${target.name} wants table number ${target.number} but was already assigned ${existing.number}`);
  }
}

function refuseConflicts(host: ImportHost, tables: ReadonlyMap<string, ImportedTable>, { target, draft, existing }: ImportedTable): void {
  const { catalog } = host;
  const other = catalog.numbered(draft.number);
  const stays = other !== undefined && other !== existing && !tables.has(tableKey(other.namespace, other.name));
  if (stays && host.countOf(other) > 0) throw conflict(target, other);
  if (existing === undefined || existing.number === draft.number) return;
  // Ids of this table in documents elsewhere would name nothing any more.
  const schema: SchemaJson | null = JSON.parse(host.schemaText(target.namespace));
  for (const { tableName, documentType } of schema?.tables ?? []) {
    const referring = catalog.table(target.namespace, tableName);
    if (tables.has(tableKey(target.namespace, tableName)) || referring === undefined || host.countOf(referring) === 0) continue;
    if (!JSON.stringify(documentType).includes(`{"type":"id","tableName":${JSON.stringify(target.name)}}`)) continue;
    throw new DatabaseError("ImportForeignKey", `Import changes table '${target.name}' which is referenced by '${tableName}' in the schema`);
  }
}

/** What "replaceAll" does to tables that are not in the import: those of a schema are emptied, others go. */
function otherTables(host: ImportHost, { mode, targets, namespaces }: ImportOptions): (ImportTarget & { removes: boolean })[] {
  if (mode !== "replaceAll") return [];
  const imported = new Set(targets.map(({ namespace, name }) => tableKey(namespace, name)));
  return [...host.catalog.all()]
    .filter(({ namespace, name }) => !name.startsWith("_") && namespaces.includes(namespace) && !imported.has(tableKey(namespace, name)))
    .map(({ namespace, name }) => {
      const schema: SchemaJson | null = JSON.parse(host.schemaText(namespace));
      return { namespace, name, number: null, removes: schema?.tables.some(({ tableName }) => tableName === name) !== true };
    });
}

function draftLike(catalog: Catalog, { namespace, name }: ImportTarget, existing: TableDefinition | undefined, number: number | undefined): TableDefinition {
  const draft = catalog.draft(namespace, name, number);
  if (existing === undefined) return draft;
  const own = ownIndexes(existing).map((index) => catalog.draftIndex({ ...index, tableNumber: draft.number }));
  return catalog.withIndexes(draft, [draft.byId, draft.byCreationTime, ...own]);
}
