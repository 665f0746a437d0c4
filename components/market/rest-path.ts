/** The address of what follows; null when there is no more. */
export function restPath(address: string, cursor: string | null): string | null {
  return cursor === null ? null : `${address}${address.includes("?") ? "&" : "?"}after=${encodeURIComponent(cursor)}`;
}
