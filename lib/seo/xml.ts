/** What XML 1.0 cannot carry at all, even escaped. */
const UNSPEAKABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text for between tags and inside attributes. */
export function xmlText(text: string): string {
  return text.replace(UNSPEAKABLE, "").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** `<name>text</name>`, escaped. */
export function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

/** A whole document as an answer that caches may keep for `seconds`. */
export function xmlResponse(contentType: string, body: string, seconds: number): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { "content-type": `${contentType}; charset=utf-8`, "cache-control": `public, max-age=${seconds}` },
  });
}
