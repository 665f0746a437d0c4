/** The words for a name that a row keeps as free text; the name itself where a row is older than the words. */
export function storedWords(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
