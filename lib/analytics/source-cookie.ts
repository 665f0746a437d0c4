import { DIRECT, tidySource } from "../domain/attribution";
import { SOURCE_COOKIE } from "./source-name";

/** The source that came with a request; `direct` when none did. */
export function sourceOfRequest(headers: Headers): string {
  const entry = (headers.get("cookie") ?? "").split(/;\s*/).find((each) => each.startsWith(`${SOURCE_COOKIE}=`));
  try {
    return entry === undefined ? DIRECT : tidySource(decodeURIComponent(entry.slice(SOURCE_COOKIE.length + 1)));
  } catch {
    return DIRECT;
  }
}
