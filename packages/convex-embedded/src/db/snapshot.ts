/** Everything committed at one moment, read while the database goes on: for exports. */
import { StoreSnapshot } from "../store";
import { everyRow } from "./backfill";
import { Catalog } from "./catalog";
import type { Timestamp } from "./types";

export interface SnapshotTable {
  namespace: string;
  name: string;
  number: number;
  /** Stored documents as convex JSON text with sorted fields, in creation order. */
  documents(): Iterable<{ id: string; json: string }>;
}

export interface DatabaseSnapshot {
  readonly ts: Timestamp;
  readonly tables: SnapshotTable[];
  getMeta<T>(key: string): T | undefined;
  close(): void;
}

export function openSnapshot(dataDir: string): DatabaseSnapshot {
  const store = StoreSnapshot.ofDirectory(dataDir);
  const catalog = Catalog.parse(store.getNamed("state", "catalog") ?? "");
  return {
    ts: BigInt(store.getNamed("state", "latest") ?? "0"),
    tables: [...catalog.all()].map((table) => ({ namespace: table.namespace, name: table.name, number: table.number, documents: () => everyRow(store, table) })),
    getMeta: (key) => {
      const json = store.getNamed("meta", key);
      return json === null ? undefined : JSON.parse(json);
    },
    close: () => store.close(),
  };
}
