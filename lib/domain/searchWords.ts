import { GENRE_NAMES, MOODS } from "./taxonomy";

const WORD = /[\p{Alphabetic}\p{N}]+/gu;

/** The words of a text, as Convex's search index cuts them. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.toLowerCase());
}

/** Words so many beats carry that they tell none apart: asked of a search index they would bring half the shop. */
const COMMON: ReadonlySet<string> = new Set([...Object.values(GENRE_NAMES).flatMap(wordsOf), ...MOODS, "beat", "beats", "type", "instrumental"]);

/** The words of a search that tell beats apart. */
export function tellingWords(words: readonly string[]): string[] {
  return words.filter((word) => !COMMON.has(word));
}

/** Whether every word is in the text; the last may be the beginning of one, since somebody may still be typing. */
export function holdsAll(text: readonly string[], words: readonly string[]): boolean {
  const known = new Set(text);
  return words.every((word, at) => known.has(word) || (at === words.length - 1 && text.some((other) => other.startsWith(word))));
}
