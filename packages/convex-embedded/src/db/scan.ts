/** A lazy walk over an index: committed rows merged with the transaction's own writes. */
import type { RowNumber, Store } from "../store";
import { afterKey, type SortKey } from "../values";
import type { IndexDefinition } from "./catalog";
import { fullKey } from "./indexKeys";
import type { KeyRange } from "./range";
import type { OpenInterval, Reads } from "./readSet";
import type { Row, Rows } from "./rows";
import type { StagedWrites } from "./staged";

export interface ScanContext {
  readonly store: Store;
  readonly rows: Rows;
  readonly staged: StagedWrites;
  readonly reads: Reads;
}

export interface ScanEntry { readonly key: SortKey; readonly row: Row }

/** What a query reads row by row; `key` is its place in the query's order, for cursors. */
export interface RowSource { next(): ScanEntry | null }

const FIRST_BATCH = 16;
const LARGEST_BATCH = 512;

export class IndexScan implements RowSource {
  private readonly interval: OpenInterval;
  private batch: { key: SortKey; row: RowNumber }[] = [];
  /** The row of each entry of the batch. */
  private loaded: (Row | undefined)[] = [];
  private at = 0;
  private batchSize: number;
  private exhausted = false;
  private last: SortKey | null = null;
  /** How far committed entries have been fetched. */
  private fetchedTo: SortKey;

  /** `expected`: how many rows will probably be wanted. */
  constructor(private readonly context: ScanContext, private readonly index: IndexDefinition, private readonly range: KeyRange, private readonly order: "asc" | "desc", expected?: number) {
    const edge = order === "asc" ? range.lo : range.hi;
    this.interval = context.reads.open(index.id, edge, edge);
    this.batchSize = Math.min(Math.max(expected ?? FIRST_BATCH, 1), LARGEST_BATCH);
    this.fetchedTo = edge;
  }

  next(): ScanEntry | null {
    for (;;) {
      const entry = this.step();
      if (entry === null) {
        this.interval.widen(this.range.lo, this.range.hi);
        return null;
      }
      this.last = entry.key;
      if (this.order === "asc") this.interval.widen(this.range.lo, afterKey(entry.key));
      else this.interval.widen(entry.key, this.range.hi);
      if (this.isWithin(entry.row)) return entry;
    }
  }

  private step(): ScanEntry | null {
    const committed = this.peekCommitted();
    const staged = this.context.staged.next(this.index, this.range.lo, this.range.hi, this.order, this.last);
    if (committed !== null && (staged === null || (committed.key < staged.key) === (this.order === "asc"))) {
      this.at++;
      return committed;
    }
    return staged;
  }

  /** The next committed row that this transaction has neither replaced nor deleted, without taking it. */
  private peekCommitted(): ScanEntry | null {
    for (;;) {
      const entry = this.batch[this.at];
      if (entry === undefined) {
        if (!this.fetch()) return null;
        continue;
      }
      const row = this.context.staged.hides(entry.row) ? undefined : this.loaded[this.at];
      if (row !== undefined) return { key: entry.key, row };
      this.at++;
    }
  }

  private fetch(): boolean {
    if (this.exhausted) return false;
    const { lo, hi } = this.range;
    this.batch = this.order === "asc"
      ? this.context.store.range(this.index.id, this.fetchedTo, hi, "asc", this.batchSize)
      : this.context.store.range(this.index.id, lo, this.fetchedTo, "desc", this.batchSize);
    this.at = 0;
    this.exhausted = this.batch.length < this.batchSize;
    this.batchSize = Math.min(this.batchSize * 2, LARGEST_BATCH);
    const last = this.batch.at(-1);
    if (last === undefined) return false;
    this.fetchedTo = this.order === "asc" ? afterKey(last.key) : last.key;
    this.loaded = this.context.rows.byNumbers(this.batch.map(({ row }) => row));
    return true;
  }

  /** Stored keys of very long values are shortened, so that the whole key has to decide. */
  private isWithin(row: Row): boolean {
    const { whole } = this.range;
    if (whole === null) return true;
    const key = fullKey(this.index, row.document);
    return whole.lo <= key && key < whole.hi;
  }
}
