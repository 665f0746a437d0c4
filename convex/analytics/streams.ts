import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { factOfLine, factOfSignal, factsOfEntry, type StoreFact } from "./facts";
import type { vStream } from "./validators";

export type Stream = Infer<typeof vStream>;
export const STREAMS = ["signals", "lines", "ledger"] as const satisfies Stream[];

/** What one row of a stream means, with the moment that the mark advances to. */
export type Read = { at: number; facts: StoreFact[] };
type Range = { after: number; until: number; most: number };

/** The next rows of a stream, by creation. */
export async function readStream(ctx: QueryCtx, stream: Stream, { after, until, most }: Range): Promise<Read[]> {
  if (stream === "signals") {
    const rows = await ctx.db.query("signals").withIndex("by_creation_time", (q) => q.gt("_creationTime", after).lte("_creationTime", until)).take(most);
    return rows.map((row) => ({ at: row._creationTime, facts: [factOfSignal(row)] }));
  }
  if (stream === "lines") {
    const rows = await ctx.db.query("orderLines").withIndex("by_creation_time", (q) => q.gt("_creationTime", after).lte("_creationTime", until)).take(most);
    return await Promise.all(rows.map(async (row) => ({ at: row._creationTime, facts: [await factOfLine(ctx, row)] })));
  }
  const rows = await ctx.db.query("ledgerEntries").withIndex("by_creation_time", (q) => q.gt("_creationTime", after).lte("_creationTime", until)).take(most);
  return await Promise.all(rows.map(async (row) => ({ at: row._creationTime, facts: await factsOfEntry(ctx, row) })));
}

/** The one row that says how far the roll-up of a stream has come. */
export async function markOf(ctx: QueryCtx, stream: Stream): Promise<Doc<"figureMarks"> | null> {
  return await ctx.db
    .query("figureMarks")
    .withIndex("by_stream", (q) => q.eq("stream", stream))
    .unique();
}
