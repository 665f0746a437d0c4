import type { Logger } from "../../http/log";
import type { Asking } from "./native";

/** One request to `/api/auth` on its way to its handler. */
export interface Exchange extends Asking {
  url: URL;
  body: unknown;
  log: Logger;
}

/** Spends the quota of one operation on one thing (an address, a token) per client; the client alone is the route's limit. */
export type LimitAttempts = (operation: string, exchange: Exchange, subject: string) => Promise<void>;

/** Sends a browser to a page of ours. */
export function redirect(appUrl: string, path: string, parameters: Record<string, string> = {}): Response {
  const target = new URL(path, appUrl);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: target.href, "cache-control": "no-store" } });
}

/** Gives an answer the cookies of another, such as those of a session that was just opened. */
export function withCookiesOf(response: Response, other: Response): Response {
  for (const cookie of other.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}
