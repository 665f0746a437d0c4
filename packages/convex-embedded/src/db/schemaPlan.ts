/** From the schema that is in force to the one that is pushed: which indexes come, stay and go. */
import { BY_CREATION_TIME, BY_ID, PUBLIC_SYSTEM_TABLES, type Catalog, type IndexDefinition, type TableDefinition } from "./catalog";
import { DatabaseError } from "./errors";
import { LIMITS } from "./limits";
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

const BUILT_IN: ReadonlySet<string> = new Set([BY_ID, BY_CREATION_TIME]);

export function planSchema(catalog: Catalog, namespace: string, schema: SchemaJson | null): SchemaPlan {
  const wanted = (schema?.tables ?? []).flatMap(wantedIndexes);
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

function wantedIndexes(table: TableJson): Wanted[] {
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
  checkIndexes(tableName, wanted);
  return wanted;
}

function checkIndexes(table: string, wanted: readonly Wanted[]): void {
  const names = new Set<string>();
  for (const { name, type, fields, filterFields, dimensions } of wanted) {
    if (BUILT_IN.has(name) || name.startsWith("_")) throw invalid("IndexNameReserved", `In table "${table}" cannot name an index "${name}" because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".`);
    if (names.has(name)) throw invalid("IndexNotUnique", `Table "${table}" has two or more definitions of index "${name}".`);
    names.add(name);
    if (type === "vector" && (dimensions === null || !Number.isInteger(dimensions) || dimensions < LIMITS.leastDimensions || dimensions > LIMITS.mostDimensions)) {
      throw invalid("InvalidVectorDimensions", `In table "${table}" vector index "${name}" has ${dimensions} dimensions; it must have between ${LIMITS.leastDimensions} and ${LIMITS.mostDimensions}.`);
    }
    if (filterFields.length > LIMITS.filterFieldsPerIndex) throw invalid("TooManyFilterFields", `In table "${table}" index "${name}" has too many filter fields (maximum ${LIMITS.filterFieldsPerIndex}).`);
    if (fields.length === 0) throw invalid("EmptyIndex", `In table "${table}" index "${name}" must have at least one field.`);
    if (fields.length > LIMITS.indexFields) throw invalid("TooManyFields", `In table "${table}" index "${name}" has too many fields (maximum ${LIMITS.indexFields}).`);
    const reserved = fields.find((field) => field === "_id" || field === "_creationTime");
    if (reserved !== undefined) throw invalid("ReservedField", `In table "${table}" index "${name}" uses the field "${reserved}", which is added to every index automatically.`);
    if (new Set(fields).size !== fields.length) throw invalid("DuplicateField", `In table "${table}" index "${name}" has the same field twice.`);
  }
  const vectors = wanted.filter(({ type }) => type === "vector").length;
  if (vectors > LIMITS.vectorIndexesPerTable) throw invalid("TooManyVectorIndexes", `Table "${table}" has ${vectors} vector indexes, the maximum is ${LIMITS.vectorIndexesPerTable}.`);
  if (wanted.length > LIMITS.indexesPerTable) throw invalid("TooManyIndexes", `Table "${table}" has ${wanted.length} indexes, the maximum is ${LIMITS.indexesPerTable}.`);
}

function userIndexes(table: TableDefinition): IndexDefinition[] {
  return [...table.indexes.values()].filter(({ name }) => !BUILT_IN.has(name));
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

function invalid(code: string, message: string): DatabaseError {
  return new DatabaseError(code, message);
}
