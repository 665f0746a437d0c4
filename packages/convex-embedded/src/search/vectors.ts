/**
 * The vectors of vector indexes, in memory from the first search on, and in step with every commit from then on.
 * Single precision, as Convex keeps them. A document without a vector of the index's length is not in the index.
 */
import type { IndexDefinition } from "../db/catalog";
import { fieldAt } from "../db/indexKeys";
import type { Row } from "../db/rows";
import type { SortKey } from "../values";
import { filterKey } from "./documentTerms";

export interface VectorEntry {
  readonly id: string;
  readonly vector: Float32Array;
  readonly length: number;
  /** Filter field → key of its value. */
  readonly filters: ReadonlyMap<string, SortKey>;
}

/** One document's change, as a commit made it. */
export interface VectorChange { readonly index: IndexDefinition; readonly base: Row | null; readonly next: Row | null }

export class Vectors {
  private readonly known = new Map<number, Map<string, VectorEntry>>();

  /** Every committed vector of an index; `rows` walks its table, the first time. */
  of(index: IndexDefinition, rows: () => Iterable<Row>): Iterable<VectorEntry> {
    let entries = this.known.get(index.id);
    if (entries === undefined) {
      entries = new Map();
      for (const row of rows()) put(entries, index, row);
      this.known.set(index.id, entries);
    }
    return entries.values();
  }

  follow(changes: readonly VectorChange[]): void {
    for (const { index, base, next } of changes) {
      const entries = this.known.get(index.id);
      if (entries === undefined) continue;
      if (base !== null) entries.delete(base.id);
      if (next !== null) put(entries, index, next);
    }
  }

  drop(index: number): void {
    this.known.delete(index);
  }

  forget(): void {
    this.known.clear();
  }
}

/** The Euclidean length. */
export function lengthOf(vector: Float32Array): number {
  let sum = 0;
  for (const part of vector) sum += part * part;
  return Math.sqrt(sum);
}

function put(entries: Map<string, VectorEntry>, index: IndexDefinition, { id, document }: Row): void {
  const [field = ""] = index.fields;
  const value = fieldAt(document, field.split("."));
  if (!Array.isArray(value) || value.length !== index.dimensions) return;
  const numbers = value.filter((part) => typeof part === "number");
  if (numbers.length !== value.length) return;
  const vector = Float32Array.from(numbers);
  const filters = new Map(index.filterFields.map((name) => [name, filterKey(fieldAt(document, name.split(".")))]));
  entries.set(id, { id, vector, length: lengthOf(vector), filters });
}
