/** Checks the filters of a text search against its index. */
import type { IndexDefinition } from "../db/catalog";
import { DatabaseError } from "../db/errors";
import { LIMITS } from "../db/limits";
import type { SearchFilter } from "../db/types";
import { decodeLiteral, type SortKey } from "../values";
import { filterKey } from "./documentTerms";
import { type QueryTerms, queryTerms } from "./tokenizer";

export interface CompiledSearch {
  readonly index: IndexDefinition;
  readonly terms: QueryTerms;
  readonly filters: ReadonlyMap<string, SortKey>;
}

export function compileSearch(index: IndexDefinition, filters: readonly SearchFilter[]): CompiledSearch {
  const name = `${index.table}.${index.name}`;
  const [searchField = ""] = index.fields;
  let terms: QueryTerms | null = null;
  const equal = new Map<string, SortKey>();
  for (const filter of filters) {
    if (filter.type === "Search") {
      if (terms !== null) throw problem("DuplicateSearchFilters", `Search query against ${name} contains multiple search filters against ${quoted(filter.fieldPath)}. Only one is allowed.`);
      if (filter.fieldPath !== searchField) {
        throw problem("IncorrectSearchField", `Search query against ${name} contains a search filter against ${quoted(filter.fieldPath)}, which doesn't match the indexed \`searchField\` ${quoted(searchField)}.`);
      }
      terms = queryTerms(filter.value);
    } else {
      if (!index.filterFields.includes(filter.fieldPath)) {
        throw problem("IncorrectFilterField", `Search query against ${name} contains an equality filter on ${quoted(filter.fieldPath)} but that field isn't indexed for filtering in \`filterFields\`.`);
      }
      const key = filterKey(decodeLiteral(filter.value));
      const other = equal.get(filter.fieldPath);
      // Two different values for one field match nothing: a key that no document has says so.
      equal.set(filter.fieldPath, other === undefined || other === key ? key : "");
    }
  }
  if (terms === null) {
    throw problem("MissingSearchFilter", `Search query against ${name} does not contain any search filters. You must include a search filter like \`q.search(${quoted(searchField)}, searchText)\`.`);
  }
  if (equal.size > LIMITS.searchFilters) throw problem("TooManyFilterConditions", `Search query against ${name} has too many filter conditions. Max: ${LIMITS.searchFilters} Actual: ${equal.size}`);
  return { index, terms, filters: equal };
}

function problem(code: string, message: string): DatabaseError {
  return new DatabaseError(code, message);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
