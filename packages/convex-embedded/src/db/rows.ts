/** Documents in memory: the stored text, decoded only when somebody looks inside. */
import type { Value } from "convex/values";
import type { RowNumber, Store, StoredRow } from "../store";
import { decodeValue, encodeValue } from "../values";
import type { Document } from "./types";

export class Row implements StoredRow {
  private decoded: Document | undefined;

  constructor(readonly row: RowNumber, readonly id: string, readonly size: number, readonly json: string, decoded?: Document) {
    this.decoded = decoded;
  }

  static from(stored: StoredRow): Row {
    return new Row(stored.row, stored.id, stored.size, stored.json);
  }

  static encode(row: RowNumber, document: Document, size: number): Row {
    // What was handed in may be changed by its owner later, so the text is the only thing kept.
    return new Row(row, document._id, size, encodeValue(document));
  }

  get document(): Document {
    return (this.decoded ??= asDocument(decodeValue(this.json)));
  }
}

function asDocument(value: Value): Document {
  if (!isDocument(value)) throw new Error("A stored document lacks its system fields");
  return value;
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && "_id" in value && typeof value._id === "string"
    && "_creationTime" in value && typeof value._creationTime === "number";
}

const CACHE_CHARACTERS = 24 * 1024 * 1024;

/**
 * Recently used rows, within a budget of text. Two generations: when the young one has used half of
 * the budget it becomes the old one, and what is used again moves over; no list to maintain per hit.
 */
class RowCache {
  private young = new Map<RowNumber, Row>();
  private old = new Map<RowNumber, Row>();
  private youngById = new Map<string, Row>();
  private oldById = new Map<string, Row>();
  private used = 0;

  byNumber(row: RowNumber): Row | undefined {
    return this.young.get(row) ?? this.promote(this.old.get(row));
  }

  byId(id: string): Row | undefined {
    return this.youngById.get(id) ?? this.promote(this.oldById.get(id));
  }

  put(row: Row): void {
    this.young.set(row.row, row);
    this.youngById.set(row.id, row);
    this.old.delete(row.row);
    this.oldById.delete(row.id);
    this.used += row.json.length + 200;
    if (this.used < CACHE_CHARACTERS / 2) return;
    this.old = this.young;
    this.oldById = this.youngById;
    this.young = new Map();
    this.youngById = new Map();
    this.used = 0;
  }

  drop(row: Row): void {
    this.young.delete(row.row);
    this.old.delete(row.row);
    this.youngById.delete(row.id);
    this.oldById.delete(row.id);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
    this.youngById.clear();
    this.oldById.clear();
    this.used = 0;
  }

  private promote(row: Row | undefined): Row | undefined {
    if (row !== undefined) this.put(row);
    return row;
  }
}

/** Committed rows, through the cache. */
export class Rows {
  readonly cache = new RowCache();

  constructor(private readonly store: Store) {}

  /** In the order asked for; numbers that do not exist are left out. */
  byNumbers(numbers: readonly RowNumber[]): Row[] {
    const missing = numbers.filter((number) => this.cache.byNumber(number) === undefined);
    const loaded = new Map<RowNumber, Row>();
    for (const stored of this.store.rows(missing)) {
      const row = Row.from(stored);
      loaded.set(row.row, row);
      this.cache.put(row);
    }
    return numbers.flatMap((number) => this.cache.byNumber(number) ?? loaded.get(number) ?? []);
  }

  /** `key` is the id's key in the table's by_id index. */
  byId(id: string, byIdIndex: number, key: string): Row | null {
    const cached = this.cache.byId(id);
    if (cached !== undefined) return cached;
    const stored = this.store.rowAt(byIdIndex, key);
    if (stored === null) return null;
    const row = Row.from(stored);
    this.cache.put(row);
    return row;
  }
}
