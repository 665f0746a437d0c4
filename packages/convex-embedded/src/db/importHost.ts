/** What imports need of their database, and share among themselves. */
import type { SearchTotals } from "../search";
import type { Store } from "../store";
import { BY_CREATION_TIME, BY_ID, type Catalog, type IndexDefinition, type TableDefinition } from "./catalog";
import type { Clock } from "./clock";
import { DatabaseError } from "./errors";

export interface ImportHost {
  readonly store: Store;
  readonly totals: SearchTotals;
  readonly catalog: Catalog;
  readonly clock: Clock;
  countOf(table: TableDefinition): number;
  nextRow(): number;
  schemaText(namespace: string): string;
  /** Inside `durably`. */
  saveCatalog(): void;
  /** One store transaction; it cannot be nested. */
  durably<T>(body: () => T): T;
  rearrange(meta: ReadonlyMap<string, unknown>, body: () => void): void;
  /** Inside `durably`; undefined deletes. */
  writeMeta(meta: ReadonlyMap<string, unknown>): void;
  listMeta<T>(prefix: string): { key: string; value: T }[];
}

export function conflict(imported: { name: string }, existing: { name: string }): DatabaseError {
  return new DatabaseError("TableConflict", `New table ${imported.name} has IDs that conflict with existing table ${existing.name}`);
}

/** What a table's own indexes are, without the two that every table has. */
export function ownIndexes(table: TableDefinition): IndexDefinition[] {
  return [...table.indexes.values()].filter(({ name }) => name !== BY_ID && name !== BY_CREATION_TIME);
}
