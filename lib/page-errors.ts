/** How Convex names a failed call in the message that reaches the browser. */
const CONVEX_REQUEST = /\[Request ID: ([\w-]+)\]/;

/** What finds this error again in a server's log: Next's digest of a page's error, or Convex's id of a call; null when it never was on a server. */
export function errorReference(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("digest" in error && typeof error.digest === "string") return error.digest;
  return CONVEX_REQUEST.exec(error.message)?.[1] ?? null;
}

/** Whether a piece of the page's code could not be fetched, because of a new release or a lost connection: only a new page load helps. */
export function isStaleCode(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError";
}
