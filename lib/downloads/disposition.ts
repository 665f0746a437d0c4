/**
 * `Content-Disposition` for any name (RFC 6266): an ASCII form for old clients, and the name itself, percent-encoded
 * as RFC 5987 asks. Control characters and separators of paths are dropped, so that a name is never a header or a path.
 */
export function contentDisposition(type: "attachment" | "inline", filename: string): string {
  const name = filename.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "").trim() || "download";
  const ascii = name.normalize("NFKD").replace(/[^\x20-\x7e]/g, "").replace(/["%]/g, "'").trim() || "download";
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encodeRfc5987(name)}`;
}

/** `encodeURIComponent` leaves five characters alone that RFC 5987 reserves. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
