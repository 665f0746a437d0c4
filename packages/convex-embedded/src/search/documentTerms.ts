/** What a search index keeps of a document. */
import type { Value } from "convex/values";
import type { IndexDefinition } from "../db/catalog";
import { fieldAt } from "../db/indexKeys";
import type { SearchedDocument } from "../db/readSet";
import type { Document } from "../db/types";
import type { Posting, RowNumber } from "../store";
import { sortKey } from "../values";
import { frequencies, tokenize } from "./tokenizer";

export interface DocumentTerms extends SearchedDocument {
  /** Number of tokens; 0 when the searched field is no text. */
  readonly length: number;
}

export function documentTerms(index: IndexDefinition, document: Document): DocumentTerms {
  const [field = ""] = index.fields;
  const text = fieldAt(document, field.split("."));
  const tokens = typeof text === "string" ? tokenize(text) : [];
  const filters = new Map(index.filterFields.map((name) => [name, filterValue(document, name)]));
  return { terms: frequencies(tokens), length: tokens.length, filters };
}

/** What a filter compares of a document. */
export function filterValue(document: Document, field: string): string {
  return filterKey(fieldAt(document, field.split(".")));
}

export function filterKey(value: Value | undefined): string {
  return sortKey(value);
}

export function postingsOf(index: IndexDefinition, terms: DocumentTerms, row: RowNumber, document: Document): Posting[] {
  return [...terms.terms].map(([term, frequency]) => ({
    index: index.id, term, row, frequency, length: terms.length, created: document._creationTime, id: document._id,
  }));
}
