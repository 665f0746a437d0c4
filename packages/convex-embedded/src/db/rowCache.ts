/** Recently used rows in memory, within a budget. */
import type { RowNumber } from "../store";
import type { Row } from "./rows";

/** Bytes that the rows may take together, as they reckon themselves. */
const ROW_CACHE_BYTES = 48 * 1024 * 1024;

/** What holds a row in memory is told when it grows. */
export interface RowKeeper {
  grew(bytes: number): void;
}

/**
 * Rows by number and by id. When they take more than the budget, the one longest here goes, unless it was used since
 * it came or was last spared ("second chance"): nothing but a mark is written per hit, and a set of rows that fits
 * the budget stays whole.
 */
export class RowCache implements RowKeeper {
  /** In the order in which they came or were last spared. */
  private readonly byRow = new Map<RowNumber, Row>();
  private readonly byDocument = new Map<string, Row>();
  private bytes = 0;

  constructor(private readonly budget = ROW_CACHE_BYTES) {}

  /** Bytes that the rows take now. */
  get weight(): number {
    return this.bytes;
  }

  byNumber(number: RowNumber): Row | undefined {
    return used(this.byRow.get(number));
  }

  byId(id: string): Row | undefined {
    return used(this.byDocument.get(id));
  }

  put(row: Row): void {
    this.drop(row);
    this.byRow.set(row.row, row);
    this.byDocument.set(row.id, row);
    row.keeper = this;
    this.grew(row.weight);
  }

  drop({ row: number }: Row): void {
    const row = this.byRow.get(number);
    if (row === undefined) return;
    this.byRow.delete(number);
    this.byDocument.delete(row.id);
    row.keeper = null;
    this.bytes -= row.weight;
  }

  clear(): void {
    for (const row of this.byRow.values()) row.keeper = null;
    this.byRow.clear();
    this.byDocument.clear();
    this.bytes = 0;
  }

  grew(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.budget) this.shrink();
  }

  private shrink(): void {
    for (const row of this.byRow.values()) {
      if (this.bytes <= this.budget) return;
      if (!row.recent) {
        this.drop(row);
        continue;
      }
      row.recent = false;
      this.byRow.delete(row.row);
      this.byRow.set(row.row, row);
    }
  }
}

function used(row: Row | undefined): Row | undefined {
  if (row !== undefined) row.recent = true;
  return row;
}
