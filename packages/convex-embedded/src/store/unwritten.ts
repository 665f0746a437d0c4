import type { RowNumber, StoredRow } from "./store";

/** Characters of documents that may wait for the flush; one commit more is taken as it is. */
export const MOST_UNWRITTEN = 4 * 1024 * 1024;
/** What a change takes beside its text. */
const CHANGE_CHARACTERS = 100;

/**
 * Documents that the open transaction has changed and SQLite does not have yet. They go to it in one go before the
 * flush: a document that many commits of one flush change is written once, and statements that follow each other cost
 * a third of what they do among other work.
 */
export class UnwrittenRows {
  /** Null: deleted. */
  private readonly rows = new Map<RowNumber, StoredRow | null>();
  /** What was known before each change since the mark. */
  private readonly undo: { row: RowNumber; before: StoredRow | null | undefined }[] = [];
  private characters = 0;

  /** Whether there is so much that it should be written before the flush. */
  get isMuch(): boolean {
    return this.characters > MOST_UNWRITTEN;
  }

  /** Undefined: SQLite knows. */
  get(row: RowNumber): StoredRow | null | undefined {
    return this.rows.get(row);
  }

  set(row: RowNumber, changed: StoredRow | null): void {
    this.undo.push({ row, before: this.rows.get(row) });
    this.rows.set(row, changed);
    // Also of a document changed before: what it was is kept until the next mark.
    this.characters += CHANGE_CHARACTERS + (changed?.json.length ?? 0);
  }

  /** The point to come back to. */
  mark(): void {
    this.undo.length = 0;
  }

  backToMark(): void {
    for (const { row, before } of this.undo.splice(0).reverse()) {
      if (before === undefined) this.rows.delete(row);
      else this.rows.set(row, before);
    }
  }

  /** All changes, which are SQLite's from now on. */
  take(): [RowNumber, StoredRow | null][] {
    const taken = [...this.rows];
    this.clear();
    return taken;
  }

  clear(): void {
    this.rows.clear();
    this.undo.length = 0;
    this.characters = 0;
  }
}
