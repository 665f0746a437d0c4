/** What one transaction has done so far, and what it needs of its database. */
import type { SearchTotals, Vectors } from "../search";
import type { Store } from "../store";
import type { Catalog, TableDefinition } from "./catalog";
import type { Clock } from "./clock";
import type { CursorCodec } from "./cursor";
import { Meter, type TransactionLimits } from "./limits";
import { Reads } from "./readSet";
import type { Rows } from "./rows";
import type { SchemaGuard } from "./schemaGuard";
import { StagedWrites } from "./staged";
import type { Timestamp } from "./types";

/** What a transaction uses of the database it runs in. */
export interface TransactionHost {
  readonly store: Store;
  readonly rows: Rows;
  readonly totals: SearchTotals;
  readonly vectors: Vectors;
  readonly catalog: Catalog;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
  readonly limits: TransactionLimits;
  /** What writes to this table are checked against. */
  schemaOf(table: TableDefinition): SchemaGuard;
  countOf(table: TableDefinition): number;
  nextRow(): number;
}

/** The part that the user's view and the system's view of one transaction share. */
export class TransactionState {
  readonly staged = new StagedWrites();
  readonly reads = new Reads();
  readonly meter: Meter;
  /** Tables this transaction creates, by key; they exist for others once it commits. */
  readonly drafts = new Map<string, TableDefinition>();
  private lastCreation = 0;

  constructor(readonly host: TransactionHost, readonly kind: "query" | "mutation", readonly now: number, readonly begunAt: Timestamp, enforceLimits: boolean) {
    this.meter = new Meter(enforceLimits, host.limits);
  }

  creationTime(): number {
    this.lastCreation = this.host.clock.creationTime(Math.max(this.now, this.lastCreation));
    return this.lastCreation;
  }
}
