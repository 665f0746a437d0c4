/** The database of the embedded deployment; see `types.ts` for what it promises. */
import { DataDirectoryBroken, Store } from "../store";
import { EmbeddedDatabase } from "./database";
import { LIMITS, type TransactionLimits } from "./limits";
import type { Database } from "./types";

export { DataDirectoryInUse } from "../store";
export { DataDirectoryBroken };
export { InvalidCursor, WriteConflict } from "./errors";
export { LIMITS } from "./limits";
export type * from "./types";

/**
 * Opens the database in a directory, which is created if need be and held exclusively, or an empty
 * one in memory, there with other limits of transactions if need be. Throws `DataDirectoryInUse` or `DataDirectoryBroken`, each with a one-line message.
 */
export function openDatabase(options: { dataDir: string } | { memory: true; limits?: Partial<TransactionLimits> }): Database {
  if ("memory" in options) return new EmbeddedDatabase(Store.inMemory(), { ...LIMITS, ...options.limits });
  const store = Store.inDirectory(options.dataDir);
  try {
    return new EmbeddedDatabase(store);
  } catch (error) {
    store.close();
    throw new DataDirectoryBroken(options.dataDir, error instanceof Error ? error.message : String(error));
  }
}
