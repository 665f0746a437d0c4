/** The addresses of the scripts that a document runs in today's browsers: after its first paint, or as soon as they are there. */
export function scriptsOf(document: string): string[] {
  const held = [...document.matchAll(/\bheld\("([^"]+)"\)/g)].map(([, src = ""]) => src);
  const tags = [...document.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !tag.includes("noModule")).map(([, src = ""]) => src);
  return [...new Set([...held, ...tags])];
}
