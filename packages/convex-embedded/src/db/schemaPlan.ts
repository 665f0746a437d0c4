/** From the schema that is in force to the one that is pushed: which indexes come, stay and go. */
import { BUILT_IN_INDEXES, PUBLIC_SYSTEM_TABLES, type Catalog, type IndexDefinition, type TableDefinition } from "./catalog";
import { checkTable } from "./schemaChecks";
import type { DescribedIndex, IndexDiff, SchemaJson } from "./types";

type Wanted = Omit<IndexDefinition, "id" | "tableNumber">;

export interface SchemaPlan {
  readonly namespace: string;
  readonly newTables: readonly string[];
  readonly added: readonly Wanted[];
  readonly removed: readonly IndexDefinition[];
  /** Those that stay, whether restaged or not. */
  readonly kept: readonly IndexDefinition[];
  /** Same content, but opened to queries or closed. */
  readonly restaged: readonly { index: IndexDefinition; staged: boolean }[];
  readonly diff: IndexDiff;
}

export function planSchema(catalog: Catalog, namespace: string, schema: SchemaJson | null): SchemaPlan {
  const wanted = (schema?.tables ?? []).flatMap((table) => wantedIndexes(table, schema?.schemaValidation === true));
  const own = [...catalog.all()].filter((table) => table.namespace === namespace && !table.name.startsWith("_"));
  const existing = own.flatMap((table) => userIndexes(table));
  const added: Wanted[] = [];
  const kept = new Set<IndexDefinition>();
  const restaged: { index: IndexDefinition; staged: boolean }[] = [];
  for (const want of wanted) {
    const same = existing.find((index) => sameContent(index, want));
    if (same === undefined) added.push(want);
    else {
      kept.add(same);
      if (same.staged !== want.staged) restaged.push({ index: same, staged: want.staged });
    }
  }
  const removed = existing.filter((index) => !kept.has(index));
  const newTables = [...PUBLIC_SYSTEM_TABLES, ...(schema?.tables ?? []).map(({ tableName }) => tableName)].filter((name) => catalog.table(namespace, name) === undefined);
  return { namespace, newTables, added, removed, kept: [...kept], restaged, diff: { added_indexes: added.map(shown), removed_indexes: removed.map(shown), ...restagedDiff(restaged) } };
}

type TableJson = SchemaJson["tables"][number];

function wantedIndexes(table: TableJson, validates: boolean): Wanted[] {
  const { tableName } = table;
  const database = (staged: boolean) => (index: TableJson["indexes"][number]): Wanted =>
    ({ table: tableName, name: index.indexDescriptor, type: "database", fields: index.fields, filterFields: [], dimensions: null, staged });
  const search = (staged: boolean) => (index: TableJson["searchIndexes"][number]): Wanted =>
    ({ table: tableName, name: index.indexDescriptor, type: "search", fields: [index.searchField], filterFields: index.filterFields, dimensions: null, staged });
  const vector = (staged: boolean) => (index: TableJson["vectorIndexes"][number]): Wanted =>
    ({ table: tableName, name: index.indexDescriptor, type: "vector", fields: [index.vectorField], filterFields: index.filterFields, dimensions: index.dimensions, staged });
  const wanted: Wanted[] = [
    ...table.indexes.map(database(false)),
    ...(table.stagedDbIndexes ?? []).map(database(true)),
    ...table.searchIndexes.map(search(false)),
    ...(table.stagedSearchIndexes ?? []).map(search(true)),
    ...table.vectorIndexes.map(vector(false)),
    ...(table.stagedVectorIndexes ?? []).map(vector(true)),
  ];
  checkTable(table, wanted, validates);
  return wanted;
}

function userIndexes(table: TableDefinition): IndexDefinition[] {
  return [...table.indexes.values()].filter(({ name }) => !BUILT_IN_INDEXES.has(name));
}

function sameContent(a: Wanted, b: Wanted): boolean {
  const content = ({ table, name, type, fields, filterFields, dimensions }: Wanted) =>
    JSON.stringify([table, name, type, fields, [...filterFields].sort(), dimensions]);
  return content(a) === content(b);
}

/** Only what there is of either, as nearly every push changes neither. */
function restagedDiff(restaged: SchemaPlan["restaged"]): Pick<IndexDiff, "enabled_indexes" | "disabled_indexes"> {
  const enabled = restaged.filter(({ staged }) => !staged).map(({ index }) => shown({ ...index, staged: false }));
  const disabled = restaged.filter(({ staged }) => staged).map(({ index }) => shown({ ...index, staged: true }));
  return { ...(enabled.length > 0 ? { enabled_indexes: enabled } : {}), ...(disabled.length > 0 ? { disabled_indexes: disabled } : {}) };
}

export function shown(index: Wanted): DescribedIndex {
  const fields = index.type === "database" ? [...index.fields, "_creationTime"] : [...index.fields, ...index.filterFields];
  return { name: `${index.table}.${index.name}`, type: index.type, fields, ...(index.dimensions === null ? {} : { dimensions: index.dimensions }), ...(index.staged ? { staged: true } : {}) };
}
