/** Tables and indexes: their names, numbers and fields. Kept in memory, stored as one JSON value. */
import { tableNumberOf } from "../values";
import { DatabaseError } from "./errors";

export interface IndexDefinition {
  /** Unique over all tables and all time, so that nothing of a dropped index can be mistaken. */
  readonly id: number;
  /** Name of its table, for messages; components may have tables of the same name, so `tableNumber` identifies it. */
  readonly table: string;
  readonly tableNumber: number;
  readonly name: string;
  readonly type: "database" | "search" | "vector";
  /**
   * database: the indexed fields, without the `_creationTime` and `_id` that close every key;
   * search: the searched field; vector: the vector's field.
   */
  readonly fields: readonly string[];
  readonly filterFields: readonly string[];
  readonly dimensions: number | null;
  /** A staged index is kept up to date but not yet open to queries. */
  readonly staged: boolean;
}

export interface TableDefinition {
  /** Path of the component it belongs to, "" for the app. */
  readonly namespace: string;
  readonly name: string;
  /** Unique over all components, so that an id names one document of the whole deployment. */
  readonly number: number;
  readonly byId: IndexDefinition;
  readonly byCreationTime: IndexDefinition;
  /** All of them by name, with the two above. */
  readonly indexes: ReadonlyMap<string, IndexDefinition>;
}

/** The namespace of the app's own tables. */
export const ROOT_NAMESPACE = "";

/** One table of the deployment; no table name contains a slash. */
export function tableKey(namespace: string, name: string): string {
  return namespace === ROOT_NAMESPACE ? name : `${namespace}/${name}`;
}

export const BY_ID = "by_id";
export const BY_CREATION_TIME = "by_creation_time";
/** The indexes that every table has. */
export const BUILT_IN_INDEXES: ReadonlySet<string> = new Set([BY_ID, BY_CREATION_TIME]);
/**
 * What user code may read (through `db.system`). Their ids may be stored before the first row is committed, so the
 * app and every component have these tables from the start.
 */
export const PUBLIC_SYSTEM_TABLES: ReadonlySet<string> = new Set(["_storage", "_scheduled_functions"]);

const FIRST_SYSTEM_TABLE = 512;
const FIRST_USER_TABLE = 10_001;
const TABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

interface StoredCatalog {
  nextSystemTable: number;
  nextUserTable: number;
  nextIndex: number;
  /** Without a namespace: a table of the app, from before there were components. */
  tables: { namespace?: string; name: string; number: number; indexes: Omit<IndexDefinition, "tableNumber">[] }[];
}

export class Catalog {
  private readonly byKey = new Map<string, TableDefinition>();
  private readonly byNumber = new Map<number, TableDefinition>();
  private nextSystemTable = FIRST_SYSTEM_TABLE;
  private nextUserTable = FIRST_USER_TABLE;
  private nextIndex = 1;

  static parse(json: string): Catalog {
    const stored: StoredCatalog = JSON.parse(json);
    const catalog = new Catalog();
    catalog.nextSystemTable = stored.nextSystemTable;
    catalog.nextUserTable = stored.nextUserTable;
    catalog.nextIndex = stored.nextIndex;
    for (const { namespace = ROOT_NAMESPACE, name, number, indexes } of stored.tables) {
      catalog.adopt(tableOf({ namespace, name, number }, indexes.map((index) => ({ ...index, tableNumber: number }))));
    }
    return catalog;
  }

  serialize(): string {
    const stored: StoredCatalog = {
      nextSystemTable: this.nextSystemTable,
      nextUserTable: this.nextUserTable,
      nextIndex: this.nextIndex,
      tables: [...this.byKey.values()].map(({ namespace, name, number, indexes }) => ({ namespace, name, number, indexes: [...indexes.values()] })),
    };
    return JSON.stringify(stored);
  }

  table(namespace: string, name: string): TableDefinition | undefined {
    return this.byKey.get(tableKey(namespace, name));
  }

  numbered(number: number): TableDefinition | undefined {
    return this.byNumber.get(number);
  }

  tableOfId(id: string): TableDefinition | undefined {
    const number = tableNumberOf(id);
    return number === null ? undefined : this.byNumber.get(number);
  }

  all(): Iterable<TableDefinition> {
    return this.byKey.values();
  }

  /** A table with its two built-in indexes that exists only for its maker until it is adopted; `number` is the next free one unless given. */
  draft(namespace: string, name: string, number: number = this.nextNumber(name)): TableDefinition {
    if (!TABLE_NAME.test(name)) {
      throw new DatabaseError("InvalidTableName", `Invalid table name "${name}": table names start with a letter or underscore, hold only letters, digits and underscores, and have at most 64 characters.`);
    }
    return tableOf({ namespace, name, number }, [
      this.draftIndex({ table: name, tableNumber: number, name: BY_ID, type: "database", fields: [] }),
      this.draftIndex({ table: name, tableNumber: number, name: BY_CREATION_TIME, type: "database", fields: ["_creationTime"] }),
    ]);
  }

  draftIndex(definition: Pick<IndexDefinition, "table" | "tableNumber" | "name" | "type" | "fields"> & Partial<IndexDefinition>): IndexDefinition {
    return { filterFields: [], dimensions: null, staged: false, ...definition, id: this.nextIndex++ };
  }

  /** Makes the table, or a new version of it, known to everybody. */
  adopt(table: TableDefinition): void {
    this.byKey.set(tableKey(table.namespace, table.name), table);
    this.byNumber.set(table.number, table);
  }

  remove(table: TableDefinition): void {
    const key = tableKey(table.namespace, table.name);
    if (this.byKey.get(key) === table) this.byKey.delete(key);
    if (this.byNumber.get(table.number) === table) this.byNumber.delete(table.number);
  }

  /** The same table under another number; only for a table without documents, whose ids would mean nothing any more. */
  renumbered(table: TableDefinition): TableDefinition {
    const number = this.nextNumber(table.name);
    return tableOf({ ...table, number }, [...table.indexes.values()].map((index) => ({ ...index, tableNumber: number })));
  }

  /** Imported tables bring their numbers along, so the next one in line may be taken. */
  private nextNumber(name: string): number {
    for (;;) {
      const number = name.startsWith("_") ? this.nextSystemTable++ : this.nextUserTable++;
      if (!this.byNumber.has(number)) return number;
    }
  }

  withIndexes(table: TableDefinition, indexes: readonly IndexDefinition[]): TableDefinition {
    return tableOf(table, indexes);
  }
}

function tableOf({ namespace, name, number }: Pick<TableDefinition, "namespace" | "name" | "number">, indexes: readonly IndexDefinition[]): TableDefinition {
  const byName = new Map(indexes.map((index) => [index.name, index]));
  const byId = byName.get(BY_ID);
  const byCreationTime = byName.get(BY_CREATION_TIME);
  if (byId === undefined || byCreationTime === undefined) throw new Error(`Table ${name} lacks its built-in indexes`);
  return { namespace, name, number, byId, byCreationTime, indexes: byName };
}
