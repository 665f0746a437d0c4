/** Documents in memory: the stored text, decoded only when somebody looks inside. */
import type { Value } from "convex/values";
import type { RowNumber, Store, StoredRow } from "../store";
import { decodeValue, encodeValue } from "../values";
import { RowCache } from "./rowCache";
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
