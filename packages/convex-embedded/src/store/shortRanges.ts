import type { RowNumber } from "./store";

export interface RangeEntry { readonly key: string; readonly row: RowNumber }
interface Answer { readonly version: number; readonly entries: readonly RangeEntry[] }

/** How many answers a generation has; there are two. */
export const GENERATION = 4096;
/** Characters of a question and its answer: what is asked again and again is one document by its name. */
export const LONGEST = 512;
const MOST_ENTRIES = 2;

/**
 * Index ranges with few entries, as they were found last: a mutation that looks up who calls, by a token, asks SQLite
 * the same each time. A change of an index makes all that is known of it untrue.
 */
export class ShortRanges {
  private young = new Map<string, Answer>();
  private old = new Map<string, Answer>();
  private readonly versions = new Map<number, number>();

  /** How many answers are kept. */
  get size(): number {
    return this.young.size + this.old.size;
  }

  get(index: number, question: string): readonly RangeEntry[] | null {
    const young = this.young.get(question);
    const answer = young ?? this.old.get(question);
    if (answer === undefined || answer.version !== this.versionOf(index)) return null;
    if (young === undefined) this.put(question, answer);
    return answer.entries;
  }

  add(index: number, question: string, entries: readonly RangeEntry[]): void {
    if (entries.length > MOST_ENTRIES) return;
    if (entries.reduce((sum, { key }) => sum + key.length, question.length) > LONGEST) return;
    this.put(question, { version: this.versionOf(index), entries });
  }

  changed(index: number): void {
    this.versions.set(index, this.versionOf(index) + 1);
  }

  /** Changes were taken back. */
  clear(): void {
    this.young.clear();
    this.old.clear();
  }

  private versionOf(index: number): number {
    return this.versions.get(index) ?? 0;
  }

  private put(question: string, answer: Answer): void {
    if (this.young.size >= GENERATION) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(question, answer);
  }
}
