/**
 * The address of the connection itself, written by `instrumentation.ts` before anything reads the request, over
 * whatever the client sent under this name. Next only fills `x-forwarded-for` when a client did not.
 */
export const PEER_HEADER = "x-backline-peer";

/**
 * The client's address. Each trusted proxy appends the address it saw to `X-Forwarded-For`, so the client is that
 * many entries from the end of "forwarded list, then peer"; whatever stands before was written by the client itself.
 * @param trustedProxies how many proxies of ours stand before the process; 0 ignores the header
 */
export function clientAddress(headers: Headers, trustedProxies: number): string {
  const peer = headers.get(PEER_HEADER);
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim()).filter((entry) => entry !== "");
  const chain = peer === null ? forwarded : [...forwarded, peer];
  if (peer === null && trustedProxies === 0) return "unknown";
  const hops = peer === null ? trustedProxies : trustedProxies + 1;
  return normalizeAddress(chain[Math.max(0, chain.length - hops)] ?? "unknown");
}

/** IPv4 in IPv6 notation is the same caller; an IPv6 caller owns a whole /64, so that is what counts as one. */
function normalizeAddress(address: string): string {
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  const after = tail === undefined ? [] : tail.split(":").filter((group) => group !== "");
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => "0");
  return `${[...groups, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(":")}::/64`;
}
