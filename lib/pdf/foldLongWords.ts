/**
 * A word that no line can hold goes on in the next one, without a hyphen, for it may be a file name or an address:
 * after a joint of its own where there is one in the second half of the line, else where the line is full.
 */
export function foldLongWords(text: string, longest: number): string {
  return text.replace(/\S+/gu, (word) => foldWord(Array.from(word), longest));
}

const JOINTS: ReadonlySet<string> = new Set(["-", "_", ".", "@", "/"]);

function foldWord(characters: readonly string[], longest: number): string {
  if (characters.length <= longest) return characters.join("");
  const joint = characters.slice(0, longest).findLastIndex((character) => JOINTS.has(character)) + 1;
  const cut = joint > longest / 2 ? joint : longest;
  return `${characters.slice(0, cut).join("")}\n${foldWord(characters.slice(cut), longest)}`;
}
