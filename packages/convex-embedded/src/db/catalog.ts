/** Tables and indexes: their names, numbers and fields. Kept in memory, stored as one JSON value. */
import { tableNumberOf } from "../values";
import { DatabaseError } from "./errors";

export interface IndexDefinition {
  /** Unique over all tables and all time, so that nothing of a dropped index can be mistaken. */
  readonly id: number;
  readonly table: string;
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
  readonly name: string;
  readonly number: number;
  readonly byId: IndexDefinition;
  readonly byCreationTime: IndexDefinition;
  /** All of them by name, with the two above. */
  readonly indexes: ReadonlyMap<string, IndexDefinition>;
}

export const BY_ID = "by_id";
export const BY_CREATION_TIME = "by_creation_time";
/** What user code may read (through `db.system`). */
export const PUBLIC_SYSTEM_TABLES: ReadonlySet<string> = new Set(["_storage", "_scheduled_functions"]);

const FIRST_SYSTEM_TABLE = 512;
const FIRST_USER_TABLE = 10_001;
const TABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

interface StoredCatalog {
  nextSystemTable: number;
  nextUserTable: number;
  nextIndex: number;
  tables: { name: string; number: number; indexes: IndexDefinition[] }[];
}

export class Catalog {
  private readonly byName = new Map<string, TableDefinition>();
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
    for (const { name, number, indexes } of stored.tables) catalog.adopt(tableOf(name, number, indexes));
    return catalog;
  }

  serialize(): string {
    const stored: StoredCatalog = {
      nextSystemTable: this.nextSystemTable,
      nextUserTable: this.nextUserTable,
      nextIndex: this.nextIndex,
      tables: [...this.byName.values()].map(({ name, number, indexes }) => ({ name, number, indexes: [...indexes.values()] })),
    };
    return JSON.stringify(stored);
  }

  table(name: string): TableDefinition | undefined {
    return this.byName.get(name);
  }

  numbered(number: number): TableDefinition | undefined {
    return this.byNumber.get(number);
  }

  tableOfId(id: string): TableDefinition | undefined {
    const number = tableNumberOf(id);
    return number === null ? undefined : this.byNumber.get(number);
  }

  all(): Iterable<TableDefinition> {
    return this.byName.values();
  }

  /** A table with its two built-in indexes that exists only for its maker until it is adopted. */
  draft(name: string): TableDefinition {
    if (!TABLE_NAME.test(name)) {
      throw new DatabaseError("InvalidTableName", `Invalid table name "${name}": table names start with a letter or underscore, hold only letters, digits and underscores, and have at most 64 characters.`);
    }
    const number = name.startsWith("_") ? this.nextSystemTable++ : this.nextUserTable++;
    return tableOf(name, number, [
      this.draftIndex({ table: name, name: BY_ID, type: "database", fields: [] }),
      this.draftIndex({ table: name, name: BY_CREATION_TIME, type: "database", fields: ["_creationTime"] }),
    ]);
  }

  draftIndex(definition: Pick<IndexDefinition, "table" | "name" | "type" | "fields"> & Partial<IndexDefinition>): IndexDefinition {
    return { filterFields: [], dimensions: null, staged: false, ...definition, id: this.nextIndex++ };
  }

  /** Makes the table, or a new version of it, known to everybody. */
  adopt(table: TableDefinition): void {
    this.byName.set(table.name, table);
    this.byNumber.set(table.number, table);
  }

  withIndexes(table: TableDefinition, indexes: readonly IndexDefinition[]): TableDefinition {
    return tableOf(table.name, table.number, indexes);
  }
}

function tableOf(name: string, number: number, indexes: readonly IndexDefinition[]): TableDefinition {
  const byName = new Map(indexes.map((index) => [index.name, index]));
  const byId = byName.get(BY_ID);
  const byCreationTime = byName.get(BY_CREATION_TIME);
  if (byId === undefined || byCreationTime === undefined) throw new Error(`Table ${name} lacks its built-in indexes`);
  return { name, number, byId, byCreationTime, indexes: byName };
}
