/**
 * The last commits, to notice when a transaction that was begun before one of them has read what it
 * changed. Under a serial lane this never happens; it makes running without one safe.
 */
import type { CommitRecord, Reads } from "./readSet";
import type { Timestamp } from "./types";

const KEPT = 256;

export class CommitLog {
  private records: CommitRecord[] = [];
  /** Commits up to here are no longer known. */
  private forgotten: Timestamp = 0n;

  add(record: CommitRecord): void {
    this.records.push(record);
    if (this.records.length <= KEPT * 2) return;
    this.forgotten = this.records[KEPT - 1]?.ts ?? this.forgotten;
    this.records = this.records.slice(KEPT);
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
    this.forgotten = upTo;
  }
}
