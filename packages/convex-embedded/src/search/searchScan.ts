/** Runs a text search: every document with one of the terms, best first, then the filters. */
import type { IndexDefinition, TableDefinition } from "../db/catalog";
import type { Row } from "../db/rows";
import type { RowSource, ScanContext, ScanEntry } from "../db/scan";
import { afterKey, sortKeyOf, type SortKey } from "../values";
import { termScore, termWeight } from "./bm25";
import { documentTerms } from "./documentTerms";
import type { CompiledSearch } from "./searchQuery";
import type { SearchTotals } from "./totals";

const MOST_EXPANSIONS = 16;
const MOST_RESULTS = 1024;
const PREFIX_BOOST = 0.5;

interface Occurrence { frequency: number; length: number; created: number; id: string; row: Row | number }
interface Candidate { score: number; created: number; id: string; row: Row | number }

/** Cursor bounds in the search's own order; null for none. */
export interface SearchBounds { readonly after: SortKey | null; readonly until: SortKey | null }

export class SearchScan implements RowSource {
  private candidates: { key: SortKey; candidate: Candidate }[] | null = null;
  private at = 0;
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
    this.candidates ??= this.rank();
    while (this.returned < MOST_RESULTS) {
      const found = this.candidates[this.at++];
      if (found === undefined) return null;
      const row = this.load(found.candidate.row);
      if (row === undefined || !this.passes(row)) continue;
      this.returned++;
      return { key: found.key, row };
    }
    return null;
  }

  private load(row: Row | number): Row | undefined {
    return typeof row === "number" ? this.context.rows.byNumbers([row])[0] : row;
  }

  private passes(row: Row): boolean {
    if (this.search.filters.size === 0) return true;
    const { filters } = documentTerms(this.search.index, row.document);
    return [...this.search.filters].every(([field, key]) => filters.get(field) === key);
  }

  private rank(): { key: SortKey; candidate: Candidate }[] {
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
    return [...scores.values()]
      .map((candidate) => ({ key: sortKeyOf([-candidate.score, -candidate.created, candidate.id]), candidate }))
      .filter(({ key }) => (after === null || key > after) && (until === null || key < afterKey(until)))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
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
