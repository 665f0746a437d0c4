/** As many letters as a search in words may have. */
export const MOST_LETTERS = 80;

/** The address of a search in words alone, as `beatsPath` writes it: the box on every page needs no more of the marketplace. */
export function wordsPath(words: string): string {
  return words === "" ? "/beats" : `/beats?${new URLSearchParams({ q: words }).toString()}`;
}
