import { DIRECT, tidySource } from "../domain/attribution";

/** Where the browser keeps the source of its session: of our own making, gone with the session, and naming nobody. */
export const SOURCE_COOKIE = "backline_source";

/** The source that came with a request; `direct` when none did. */
export function sourceOfRequest(headers: Headers): string {
  const entry = (headers.get("cookie") ?? "").split(/;\s*/).find((each) => each.startsWith(`${SOURCE_COOKIE}=`));
  try {
    return entry === undefined ? DIRECT : tidySource(decodeURIComponent(entry.slice(SOURCE_COOKIE.length + 1)));
  } catch {
    return DIRECT;
  }
}
