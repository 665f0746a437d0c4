/** Runs a text search: every document with one of the terms, best first, then the filters. */
import type { IndexDefinition, TableDefinition } from "../db/catalog";
import type { Row } from "../db/rows";
import type { RowSource, ScanContext, ScanEntry } from "../db/scan";
import { afterKey, sortKeyOf, type SortKey } from "../values";
import { termScore, termWeight } from "./bm25";
import { documentTerms, filterValue } from "./documentTerms";
import type { CompiledSearch } from "./searchQuery";
import type { SearchTotals } from "./totals";

const MOST_EXPANSIONS = 16;
const MOST_RESULTS = 1024;
const PREFIX_BOOST = 0.5;

interface Occurrence { frequency: number; length: number; created: number; id: string; row: Row | number }
interface Candidate { score: number; created: number; id: string; row: Row | number }

/** Rows that are read at once: a search seldom stops within them, and each reading of the store costs as much as ten rows. */
const READ_AT_ONCE = 32;

/** Cursor bounds in the search's own order; null for none. */
export interface SearchBounds { readonly after: SortKey | null; readonly until: SortKey | null }

export class SearchScan implements RowSource {
  private candidates: Candidate[] | null = null;
  private at = 0;
  private read: ScanEntry[] = [];
  private readAt = 0;
  private returned = 0;

  constructor(
    private readonly context: ScanContext,
    private readonly totals: SearchTotals,
    private readonly table: TableDefinition,
    private readonly search: CompiledSearch,
    private readonly bounds: SearchBounds,
  ) {
    context.reads.search(search.index.id, { terms: search.terms.exact, prefix: search.terms.prefix, filters: search.filters });
  }

  next(): ScanEntry | null {
    while (this.returned < MOST_RESULTS) {
      const entry = this.read[this.readAt++] ?? this.readOn();
      if (entry === null) return null;
      if (!this.passes(entry.row)) continue;
      this.returned++;
      return entry;
    }
    return null;
  }

  /** Reads the next candidates and gives the first. */
  private readOn(): ScanEntry | null {
    this.candidates ??= this.rank();
    const wanted = this.candidates.slice(this.at, this.at + READ_AT_ONCE);
    this.at += wanted.length;
    const stored = this.context.rows.byNumbers(wanted.flatMap(({ row }) => (typeof row === "number" ? [row] : [])));
    let at = 0;
    this.read = wanted.flatMap((candidate) => {
      const row = typeof candidate.row === "number" ? stored[at++] : candidate.row;
      return row === undefined ? [] : [{ key: keyOf(candidate), row }];
    });
    this.readAt = 1;
    const [first] = this.read;
    if (first !== undefined) return first;
    return wanted.length === 0 ? null : this.readOn();
  }

  private passes(row: Row): boolean {
    return [...this.search.filters].every(([field, key]) => filterValue(row.document, field) === key);
  }

  private rank(): Candidate[] {
    const overlay = new Overlay(this.context, this.search.index, this.table);
    const committed = this.totals.get(this.search.index.id);
    const documents = committed.documents + overlay.documents;
    const averageLength = (committed.tokens + overlay.tokens) / Math.max(documents, 1);
    const scores = new Map<string, Candidate>();
    for (const [term, boost] of this.expandedTerms(overlay)) {
      const occurrences = overlay.occurrences(term);
      const weight = termWeight(documents, occurrences.length) * boost;
      for (const { frequency, length, created, id, row } of occurrences) {
        const score = (scores.get(id)?.score ?? 0) + termScore(weight, frequency, length, averageLength);
        scores.set(id, { score, created, id, row });
      }
    }
    const { after, until } = this.bounds;
    const found = [...scores.values()].sort(inOrder);
    if (after === null && until === null) return found;
    const end = until === null ? null : afterKey(until);
    return found.filter((candidate) => {
      const key = keyOf(candidate);
      return (after === null || key > after) && (end === null || key < end);
    });
  }

  /** Exact terms count in full; what merely starts with the last word counts half. */
  private expandedTerms(overlay: Overlay): Map<string, number> {
    const boosts = new Map<string, number>();
    const { exact, prefix } = this.search.terms;
    if (prefix !== null) {
      const expansions = new Set([...this.context.store.termsWithPrefix(this.search.index.id, prefix, MOST_EXPANSIONS + 1), ...overlay.termsWithPrefix(prefix)]);
      for (const term of [...expansions].filter((term) => !exact.has(term)).sort().slice(0, MOST_EXPANSIONS)) boosts.set(term, PREFIX_BOOST);
    }
    for (const term of exact) boosts.set(term, 1);
    return boosts;
  }
}

/** Best first, then newest; their keys as text sort the same. */
function inOrder(a: Candidate, b: Candidate): number {
  return b.score - a.score || b.created - a.created || (a.id < b.id ? -1 : 1);
}

function keyOf({ score, created, id }: Candidate): SortKey {
  return sortKeyOf([-score, -created, id]);
}

/** The transaction's own writes, seen through the index. */
class Overlay {
  /** How many texts and tokens the transaction adds to the committed ones. */
  readonly documents: number;
  readonly tokens: number;
  private readonly staged: { row: Row; length: number; terms: ReadonlyMap<string, number> }[] = [];

  constructor(private readonly context: ScanContext, private readonly index: IndexDefinition, table: TableDefinition) {
    let documents = 0;
    let tokens = 0;
    for (const { base, next } of context.staged.ofTable(table)) {
      const before = base === null ? 0 : documentTerms(index, base.document).length;
      const after = next === null ? null : documentTerms(index, next.document);
      documents += (after !== null && after.length > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
      tokens += (after?.length ?? 0) - before;
      if (next !== null && after !== null) this.staged.push({ row: next, length: after.length, terms: after.terms });
    }
    this.documents = documents;
    this.tokens = tokens;
  }

  occurrences(term: string): Occurrence[] {
    const committed: Occurrence[] = this.context.store.postings(this.index.id, term).filter(({ row }) => !this.context.staged.hides(row));
    const own = this.staged.flatMap(({ row, length, terms }) => {
      const frequency = terms.get(term);
      return frequency === undefined ? [] : [{ frequency, length, created: row.document._creationTime, id: row.id, row }];
    });
    return [...committed, ...own];
  }

  termsWithPrefix(prefix: string): string[] {
    return this.staged.flatMap(({ terms }) => [...terms.keys()].filter((term) => term.startsWith(prefix)));
  }
}
