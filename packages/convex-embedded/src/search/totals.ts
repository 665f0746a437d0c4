/** Number of texts and tokens per search index: what BM25 needs beside the postings. */
import type { Store } from "../store";

export interface Totals { readonly documents: number; readonly tokens: number }

const SPACE = "search";
const NOTHING: Totals = { documents: 0, tokens: 0 };

export class SearchTotals {
  private readonly known = new Map<number, Totals>();

  constructor(private readonly store: Store) {}

  get(index: number): Totals {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const stored = this.store.getNamed(SPACE, String(index));
    const totals: Totals = stored === null ? NOTHING : JSON.parse(stored);
    this.known.set(index, totals);
    return totals;
  }

  /** `sign` 1 adds a text of that many tokens, -1 takes one away; texts without tokens do not count. */
  add(index: number, tokens: number, sign: 1 | -1): void {
    if (tokens === 0) return;
    const before = this.get(index);
    const totals = { documents: before.documents + sign, tokens: before.tokens + sign * tokens };
    this.known.set(index, totals);
    this.store.putNamed(SPACE, String(index), JSON.stringify(totals));
  }

  drop(index: number): void {
    this.known.delete(index);
    this.store.deleteNamed(SPACE, String(index));
  }

  forget(): void {
    this.known.clear();
  }
}
