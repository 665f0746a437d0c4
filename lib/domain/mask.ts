/** A name that its owner recognises and nobody else learns: the first letter of each word. `Ada Byron` becomes `A••• B•••`. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => word !== "");
  if (words.length === 0) return "•••";
  return words.slice(0, 3).map((word) => `${[...word][0] ?? ""}•••`).join(" ");
}
