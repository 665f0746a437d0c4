/** Documents in memory: the stored text, decoded only when somebody looks inside. */
import type { Value } from "convex/values";
import type { RowNumber, Store, StoredRow } from "../store";
import { decodeValue, encodeValue } from "../values";
import { RowCache, type RowKeeper } from "./rowCache";
import type { Document } from "./types";

/** What a row takes beside its text: the object, its id, its places in two maps. */
const ROW_BYTES = 250;
/** A document beside its text, once somebody has looked inside. */
const DECODED_BYTES_PER_CHARACTER = 2;

export class Row implements StoredRow {
  private decoded: Document | undefined;
  /** Used since its keeper last looked. */
  recent = false;
  keeper: RowKeeper | null = null;

  constructor(readonly row: RowNumber, readonly id: string, readonly size: number, readonly json: string, decoded?: Document) {
    this.decoded = decoded;
  }

  static from(stored: StoredRow): Row {
    return new Row(stored.row, stored.id, stored.size, stored.json);
  }

  /** `document` is the row's own object from now on. */
  static encode(row: RowNumber, document: Document, size: number): Row {
    // What lies inside may be changed later by whoever handed it in: then the text is the only thing kept.
    return new Row(row, document._id, size, encodeValue(document), isFlat(document) ? document : undefined);
  }

  get document(): Document {
    if (this.decoded !== undefined) return this.decoded;
    this.decoded = asDocument(decodeValue(this.json));
    this.keeper?.grew(this.json.length * DECODED_BYTES_PER_CHARACTER);
    return this.decoded;
  }

  /** Bytes that it takes in memory, reckoned. */
  get weight(): number {
    return ROW_BYTES + this.json.length * (this.decoded === undefined ? 1 : 1 + DECODED_BYTES_PER_CHARACTER);
  }
}

function isFlat(document: Document): boolean {
  return Object.values(document).every((value) => typeof value !== "object" || value === null);
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

  /** In the order asked for; undefined where a number does not exist. */
  byNumbers(numbers: readonly RowNumber[]): (Row | undefined)[] {
    // What is found is held here: what is loaded may push it out of the cache.
    const found = numbers.map((number) => this.cache.byNumber(number));
    if (!found.includes(undefined)) return found;
    const loaded = new Map<RowNumber, Row>();
    for (const stored of this.store.rows(numbers.filter((_, at) => found[at] === undefined))) {
      const row = Row.from(stored);
      loaded.set(row.row, row);
      this.cache.put(row);
    }
    return numbers.map((number, at) => found[at] ?? loaded.get(number));
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
