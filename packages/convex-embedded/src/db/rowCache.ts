/** Recently used rows in memory, within a budget. */
import type { RowNumber } from "../store";
import type { Row } from "./rows";

/** Bytes that the rows may take together, as `weightOf` reckons them. */
const ROW_CACHE_BYTES = 48 * 1024 * 1024;

/** What a row takes beside its text: the object, its id, its places in two maps. */
const ROW_BYTES = 400;
/** The text, and the decoded document beside it once somebody has looked inside. */
const BYTES_PER_CHARACTER = 3;

function weightOf(row: Row): number {
  return ROW_BYTES + row.json.length * BYTES_PER_CHARACTER;
}

/** Rows by number and by id, and what they weigh. */
class Generation {
  private readonly byRow = new Map<RowNumber, Row>();
  private readonly byDocument = new Map<string, Row>();
  weight = 0;

  row(number: RowNumber): Row | undefined {
    return this.byRow.get(number);
  }

  document(id: string): Row | undefined {
    return this.byDocument.get(id);
  }

  put(row: Row): void {
    this.drop(row.row);
    this.byRow.set(row.row, row);
    this.byDocument.set(row.id, row);
    this.weight += weightOf(row);
  }

  drop(number: RowNumber): void {
    const row = this.byRow.get(number);
    if (row === undefined) return;
    this.byRow.delete(number);
    this.byDocument.delete(row.id);
    this.weight -= weightOf(row);
  }
}

/**
 * Two generations: when the young one has half of the budget it becomes the old one, and what is used again moves
 * over; no list to maintain per hit.
 */
export class RowCache {
  private young = new Generation();
  private old = new Generation();

  constructor(private readonly budget = ROW_CACHE_BYTES) {}

  /** Bytes that the rows take now. */
  get weight(): number {
    return this.young.weight + this.old.weight;
  }

  byNumber(number: RowNumber): Row | undefined {
    return this.young.row(number) ?? this.promote(this.old.row(number));
  }

  byId(id: string): Row | undefined {
    return this.young.document(id) ?? this.promote(this.old.document(id));
  }

  put(row: Row): void {
    this.old.drop(row.row);
    this.young.put(row);
    if (this.young.weight < this.budget / 2) return;
    this.old = this.young;
    this.young = new Generation();
  }

  drop(row: Row): void {
    this.young.drop(row.row);
    this.old.drop(row.row);
  }

  clear(): void {
    this.young = new Generation();
    this.old = new Generation();
  }

  private promote(row: Row | undefined): Row | undefined {
    if (row !== undefined) this.put(row);
    return row;
  }
}
