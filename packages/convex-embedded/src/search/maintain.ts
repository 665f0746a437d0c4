/** Keeps a search index in step with one changed document. */
import type { IndexDefinition } from "../db/catalog";
import type { SearchedDocument } from "../db/readSet";
import type { Row } from "../db/rows";
import type { Store } from "../store";
import { documentTerms, type DocumentTerms, postingsOf } from "./documentTerms";
import type { SearchTotals } from "./totals";

/** Answers the versions of the document that searches may have seen or will see. */
export function changePostings(store: Store, totals: SearchTotals, index: IndexDefinition, base: Row | null, next: Row | null): SearchedDocument[] {
  const before = base === null ? null : documentTerms(index, base.document);
  const after = next === null ? null : documentTerms(index, next.document);
  if (before === null || after === null || !sameTerms(before, after)) {
    if (base !== null && before !== null) {
      store.deletePostings(postingsOf(index, before, base.row, base.document));
      totals.add(index.id, before.length, -1);
    }
    if (next !== null && after !== null) {
      store.putPostings(postingsOf(index, after, next.row, next.document));
      totals.add(index.id, after.length, 1);
    }
  }
  return [before, after].filter((version) => version !== null);
}

/** Filter values are read from the documents themselves, so only the text matters here. */
function sameTerms(a: DocumentTerms, b: DocumentTerms): boolean {
  if (a.length !== b.length || a.terms.size !== b.terms.size) return false;
  return [...a.terms].every(([term, frequency]) => b.terms.get(term) === frequency);
}
