/** Writes of a transaction that are not committed yet, in the order of every index that is asked for. */
import type { RowNumber } from "../store";
import type { SortKey } from "../values";
import type { IndexDefinition, TableDefinition } from "./catalog";
import { indexKey } from "./indexKeys";
import type { Row } from "./rows";

export interface StagedWrite {
  readonly table: TableDefinition;
  /** The committed row, null for a document that this transaction created. */
  readonly base: Row | null;
  /** Null: deleted. */
  readonly next: Row | null;
}

export interface StagedEntry { readonly key: SortKey; readonly row: Row }

export class StagedWrites {
  private readonly writes = new Map<string, StagedWrite>();
  /** Committed rows that a scan must not show: replaced or deleted here. */
  private readonly hidden = new Set<RowNumber>();
  private readonly ordered = new Map<number, { index: IndexDefinition; entries: StagedEntry[] }>();
  private readonly undo: { id: string; previous: StagedWrite | undefined }[] = [];

  get size(): number {
    return this.writes.size;
  }

  get(id: string): StagedWrite | undefined {
    return this.writes.get(id);
  }

  all(): IterableIterator<[string, StagedWrite]> {
    return this.writes.entries();
  }

  ofTable(table: TableDefinition): StagedWrite[] {
    return [...this.writes.values()].filter((write) => write.table.number === table.number);
  }

  hides(row: RowNumber): boolean {
    return this.hidden.has(row);
  }

  put(id: string, write: StagedWrite): void {
    this.undo.push({ id, previous: this.writes.get(id) });
    this.apply(id, write);
  }

  /** A position to come back to. */
  mark(): number {
    return this.undo.length;
  }

  rollback(mark: number): void {
    while (this.undo.length > mark) {
      const step = this.undo.pop();
      if (step !== undefined) this.apply(step.id, step.previous);
    }
  }

  /** The next staged row beyond `after` (exclusive; null = from the start) within the bounds. */
  next(index: IndexDefinition, lo: SortKey, hi: SortKey, order: "asc" | "desc", after: SortKey | null): StagedEntry | null {
    if (this.writes.size === 0) return null;
    const entries = this.inOrder(index);
    if (order === "asc") {
      const start = after === null ? position(entries, lo) : position(entries, `${after}00`);
      const entry = entries[start];
      return entry !== undefined && entry.key < hi ? entry : null;
    }
    const entry = entries[position(entries, after ?? hi) - 1];
    return entry !== undefined && entry.key >= lo ? entry : null;
  }

  private apply(id: string, write: StagedWrite | undefined): void {
    const previous = this.writes.get(id);
    for (const { index, entries } of this.ordered.values()) {
      if (previous?.next != null && previous.table.number === index.tableNumber) remove(entries, indexKey(index, previous.next.document));
      if (write?.next != null && write.table.number === index.tableNumber) insert(entries, { key: indexKey(index, write.next.document), row: write.next });
    }
    if (write === undefined) {
      this.writes.delete(id);
      if (previous?.base != null) this.hidden.delete(previous.base.row);
    } else {
      this.writes.set(id, write);
      if (write.base !== null) this.hidden.add(write.base.row);
    }
  }

  private inOrder(index: IndexDefinition): StagedEntry[] {
    const known = this.ordered.get(index.id);
    if (known !== undefined) return known.entries;
    const entries: StagedEntry[] = [];
    for (const { table, next } of this.writes.values()) {
      if (next !== null && table.number === index.tableNumber) entries.push({ key: indexKey(index, next.document), row: next });
    }
    entries.sort((a, b) => (a.key < b.key ? -1 : 1));
    this.ordered.set(index.id, { index, entries });
    return entries;
  }
}

/** Where the first entry with a key of at least `key` is. */
function position(entries: readonly StagedEntry[], key: SortKey): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.key ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(entries: StagedEntry[], entry: StagedEntry): void {
  entries.splice(position(entries, entry.key), 0, entry);
}

function remove(entries: StagedEntry[], key: SortKey): void {
  const at = position(entries, key);
  if (entries[at]?.key === key) entries.splice(at, 1);
}
