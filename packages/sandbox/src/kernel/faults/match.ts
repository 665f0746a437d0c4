import type { DeliveryMatch, RequestMatch } from "./rule";

export interface OutgoingCall {
  provider: string;
  type: string;
  body: string;
}

export interface IncomingCall {
  provider: string;
  method: string;
  /** The provider's own path, without its mount. */
  path: string;
}

export function matchesDelivery(match: DeliveryMatch, call: OutgoingCall): boolean {
  return (
    (match.provider === undefined || match.provider === call.provider) &&
    (match.type === undefined || isLike(match.type, call.type)) &&
    (match.containing === undefined || call.body.includes(match.containing))
  );
}

/** By provider, method and path; `containing` is asked apart, because it may need the body. */
export function matchesRequest(match: RequestMatch, call: IncomingCall): boolean {
  return (
    (match.provider === undefined || match.provider === call.provider) &&
    (match.method === undefined || match.method === call.method) &&
    (match.path === undefined || isPathLike(match.path, call.path))
  );
}

function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}

function isPathLike(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const open = wanted.at(-1) === "**";
  if (open) wanted.pop();
  if (open ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((segment, index) => segment === "*" || segment === given[index]);
}
