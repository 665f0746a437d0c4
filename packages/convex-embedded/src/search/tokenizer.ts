/**
 * Text → terms: split at everything that is neither letter nor digit, drop tokens over 32 bytes,
 * lower-case, no stemming (convex-backend, crates/search).
 */
const WORD = /[\p{Alphabetic}\p{N}]+/gu;
const LONGEST_TERM_BYTES = 32;
const MOST_QUERY_TERMS = 16;

export function tokenize(text: string): string[] {
  return (text.match(WORD) ?? []).filter((word) => Buffer.byteLength(word) <= LONGEST_TERM_BYTES).map((word) => word.toLowerCase());
}

/** How often each term occurs. */
export function frequencies(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

export interface QueryTerms {
  readonly exact: ReadonlySet<string>;
  /** The last word may be unfinished: it matches as a prefix too. */
  readonly prefix: string | null;
}

export function queryTerms(text: string): QueryTerms {
  const tokens = tokenize(text).slice(0, MOST_QUERY_TERMS);
  return { exact: new Set(tokens), prefix: tokens.at(-1) ?? null };
}
