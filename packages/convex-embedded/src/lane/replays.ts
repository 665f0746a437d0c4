import type { Database } from "../db/types";
import type { SessionRequest } from "./protocol";

/** What a client that lost the answer of a mutation is told when it asks again. */
interface RememberedReply {
  value: string;
  logLines: string[];
}

const DAY_MS = 24 * 3600 * 1000;
/** Days, besides today, that answers are kept; clients give up long before. */
const KEPT_DAYS = 1;

function key(day: number, request: SessionRequest): string {
  return `replay/${String(day).padStart(6, "0")}/${request.sessionId}/${request.requestId}`;
}

/** The entry that must commit with the mutation. Days are part of the key, so that old ones go as a block. */
export function rememberedEntry(request: SessionRequest, reply: RememberedReply, now: number): [key: string, value: RememberedReply] {
  return [key(Math.floor(now / DAY_MS), request), reply];
}

/** The answer given before, if this mutation was already applied, also by an earlier process. */
export function recall(db: Database, request: SessionRequest, now: number): RememberedReply | null {
  const today = Math.floor(now / DAY_MS);
  for (let day = today; day >= today - KEPT_DAYS; day -= 1) {
    const found = db.getMeta<RememberedReply>(key(day, request));
    if (found !== undefined) return found;
  }
  return null;
}

/** Deletes answers of past days; answers how many, at most `limit`. */
export function forgetOld(db: Database, now: number, limit: number): number {
  const oldest = Math.floor(now / DAY_MS) - KEPT_DAYS;
  let removed = 0;
  for (const { key: name } of db.listMeta("replay/", limit)) {
    if (Number(name.split("/")[1]) >= oldest) break;
    db.deleteMeta(name);
    removed += 1;
  }
  return removed;
}
