/**
 * What the last commits replaced, so that a query can be asked about a moment of them. Kept only once
 * somebody has asked for a moment to come back to, as nobody else can.
 */
import { DatabaseError } from "./errors";
import type { StagedWrite, StagedWrites } from "./staged";
import type { Timestamp } from "./types";

/** Characters of replaced and new documents that are remembered at most; a document without text counts too. */
export const MOST_CHARACTERS = 64 * 1024 * 1024;
/** For how long a moment can be come back to after somebody was told of it, milliseconds. */
const MOMENT_MS = 30_000;
/** For how long a connector that takes changes over to another database may stay away, milliseconds. */
export const EXPORT_MS = 3 * 24 * 3600 * 1000;
const PER_CHANGE = 400;

export interface Change { readonly id: string; readonly write: StagedWrite }
interface Step { readonly ts: Timestamp; readonly at: number; readonly changes: readonly Change[]; readonly weight: number }

export class History {
  private steps: Step[] = [];
  private weight = 0;
  /** States before this one can not be shown. */
  private reaches: Timestamp;
  private askedAt = -Infinity;

  constructor(latest: Timestamp, private readonly keptMs: number = MOMENT_MS) {
    this.reaches = latest;
  }

  /** The first state that can be shown. */
  get earliest(): Timestamp {
    return this.reaches;
  }

  /** Commits after the state at `ts`, oldest first. */
  since(ts: Timestamp): readonly Pick<Step, "ts" | "changes">[] {
    return this.steps.filter((step) => step.ts > ts);
  }

  /** Characters that are remembered now. */
  get size(): number {
    return this.weight;
  }

  /** Somebody was told of this state and may ask for it within the next half minute. */
  promise(latest: Timestamp, now: number): void {
    if (!this.isWanted(now)) this.forget(latest);
    this.askedAt = now;
  }

  isWanted(now: number): boolean {
    return now - this.askedAt <= this.keptMs;
  }

  /** Everything is as it was never seen before: nothing earlier can be shown. */
  forget(latest: Timestamp): void {
    this.steps = [];
    this.weight = 0;
    this.reaches = latest;
  }

  add(ts: Timestamp, changes: readonly Change[], now: number): void {
    if (!this.isWanted(now)) return this.forget(ts);
    const weight = changes.reduce((sum, { write }) => sum + PER_CHANGE + (write.base?.json.length ?? 0) + (write.next?.json.length ?? 0), 0);
    this.steps.push({ ts, at: now, changes, weight });
    this.weight += weight;
    while (this.steps[0] !== undefined && (now - this.steps[0].at > this.keptMs || this.weight > MOST_CHARACTERS)) {
      this.reaches = this.steps[0].ts;
      this.weight -= this.steps[0].weight;
      this.steps.shift();
    }
  }

  /** Makes the transaction behind `staged` see the state at `ts`: as if it had undone every commit since. */
  goBack(staged: StagedWrites, ts: Timestamp): void {
    if (ts < this.reaches) throw new DatabaseError("SnapshotTooOld", "The requested timestamp is too old: a snapshot can be read for 30 seconds");
    for (let index = this.steps.length - 1; index >= 0; index -= 1) {
      const step = this.steps[index];
      if (step === undefined || step.ts <= ts) return;
      for (const { id, write } of step.changes) {
        // The newest version is the committed one; every step leads one version further back.
        const known = staged.get(id);
        staged.put(id, { table: write.table, base: known === undefined ? write.next : known.base, next: write.base });
      }
    }
  }
}
