/** One page of a paginated query. */
import { type CursorCodec, fingerprint, type Position } from "./cursor";
import { LimitError } from "./errors";
import { LIMITS } from "./limits";
import { orderFields, type QueryContext, QueryRun, resolveIndex } from "./query";
import type { Row } from "./rows";
import type { Page, PageRequest } from "./types";

/** Share of a limit after which the client is told to split the page. */
const SOFT_LIMIT = 3 / 4;
/** Pages are mostly answered as they are, and an answer's arrays are bounded too. */
const SOFT_PAGE_LENGTH = LIMITS.arrayLength * SOFT_LIMIT;

export function readPage(context: QueryContext, cursors: CursorCodec, request: PageRequest): Page<Row> {
  const resolved = resolveIndex(context, request.query);
  const print = fingerprint(request.query, resolved === null ? [] : orderFields(resolved.index));
  const start = request.cursor === null ? null : cursors.decode(request.cursor, print);
  const end = request.endCursor === null ? null : cursors.decode(request.endCursor, print);
  if (start === "end") return { page: [], isDone: true, continueCursor: cursors.encode("end", print), splitCursor: null, pageStatus: null };

  const places: string[] = [];
  const bounds = { after: start?.after ?? null, until: end === null || end === "end" ? null : end.after };
  // With an end to reach, the page is whatever lies before it, as far as the transaction's own limits let it.
  const budget = { rows: (end === null ? request.maximumRowsRead : null) ?? Infinity, bytes: (end === null ? request.maximumBytesRead : null) ?? Infinity };
  const run = new QueryRun(context, request.query, bounds, budget, (key) => places.push(key));
  const { page, finished, overLimit } = collect(run, end === null ? request.pageSize : Infinity);

  // A page whose end is given keeps it even when not all of it could be read: its two halves then cover it.
  const reached: Position = end ?? (finished ? "end" : after(run.lastKey ?? bounds.after));
  // The second half starts behind the middle row; two rows or fewer are not worth splitting.
  const middle = places.length > 2 ? places[places.length >> 1] : undefined;
  return {
    page,
    isDone: reached === "end",
    continueCursor: cursors.encode(reached, print),
    splitCursor: middle === undefined ? null : cursors.encode({ after: middle }, print),
    pageStatus: overLimit ? "SplitRequired" : isNearLimit(run, request) || page.length > SOFT_PAGE_LENGTH ? "SplitRecommended" : null,
  };
}

function collect(run: QueryRun, size: number): { page: Row[]; finished: boolean; overLimit: boolean } {
  const page: Row[] = [];
  while (page.length < size) {
    try {
      const entry = run.next();
      if (entry === null) return { page, finished: true, overLimit: false };
      page.push(entry.row);
    } catch (error) {
      // What was read up to here is the page; the client splits it.
      if (!(error instanceof LimitError) || run.rowsRead === 0) throw error;
      return { page, finished: false, overLimit: true };
    }
  }
  return { page, finished: false, overLimit: false };
}

function isNearLimit(run: QueryRun, { maximumRowsRead, maximumBytesRead }: PageRequest): boolean {
  const rows = Math.min(maximumRowsRead ?? LIMITS.documentsRead, LIMITS.documentsRead);
  const bytes = Math.min(maximumBytesRead ?? LIMITS.bytesRead, LIMITS.bytesRead);
  return run.rowsRead > rows * SOFT_LIMIT || run.bytesRead > bytes * SOFT_LIMIT;
}

/** A page of size zero has read nothing: going on from its cursor starts where it started. */
function after(key: string | null): Position {
  return { after: key ?? "" };
}
