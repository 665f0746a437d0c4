/**
 * The last commits, to notice when a transaction that was begun before one of them has read what it
 * changed. Under a serial lane this never happens; it makes running without one safe.
 */
import type { CommitRecord, Reads } from "./readSet";
import type { Timestamp } from "./types";

const KEPT = 256;
/** Changed keys that are remembered at most, whatever the commits' sizes: a commit may change tens of thousands. */
export const MOST_KEYS = 20_000;

export class CommitLog {
  private records: CommitRecord[] = [];
  private keys = 0;
  /** Commits up to here are no longer known. */
  private forgotten: Timestamp = 0n;

  /** How many changed keys are remembered. */
  get size(): number {
    return this.keys;
  }

  add(record: CommitRecord): void {
    this.records.push(record);
    this.keys += record.size;
    if (this.keys > MOST_KEYS) this.forget(record.ts);
    else if (this.records.length > KEPT * 2) this.drop(KEPT);
  }

  conflicts(reads: Reads, begunAt: Timestamp): boolean {
    if (begunAt < this.forgotten) return true;
    for (let i = this.records.length - 1; i >= 0; i--) {
      const record = this.records[i];
      if (record === undefined || record.ts <= begunAt) return false;
      if (reads.overlaps(record)) return true;
    }
    return false;
  }

  forget(upTo: Timestamp): void {
    this.records = [];
    this.keys = 0;
    this.forgotten = upTo;
  }

  private drop(count: number): void {
    this.forgotten = this.records[count - 1]?.ts ?? this.forgotten;
    this.records = this.records.slice(count);
    this.keys = this.records.reduce((sum, { size }) => sum + size, 0);
  }
}
