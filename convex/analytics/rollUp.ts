import { dayOf, monthOf } from "../../lib/domain/periods";
import { ranked } from "../../lib/domain/popularity";
import { EMPTY_BOOK, type FigureBook, withFact } from "../../lib/domain/storeFigures";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { keepPopularity } from "../beats/listing/keepListing";
import type { StoreFact } from "./facts";
import { markOf, readStream, STREAMS, type Read, type Stream } from "./streams";

/** Rows per transaction. An order has fewer lines, and a booking fewer entries. */
const BATCH = 200;

/** A row counts once it is this old, ms: one that was begun earlier may still be committed. As in the roll-up of the ledger. */
const SETTLED_AFTER_MS = 60_000;

/** Starts a run over every stream, each in transactions of its own. */
export async function startRollUps(ctx: MutationCtx): Promise<void> {
  for (const stream of STREAMS) await ctx.scheduler.runAfter(0, internal.analytics.mutations.rollUpStream, { stream });
}

/**
 * Adds the next rows of a stream to the figures of their stores and beats, and moves the stream's mark, in one transaction:
 * a run that is cut off leaves nothing half done, and a second one finds nothing left to add.
 */
export async function rollUpStream(ctx: MutationCtx, stream: Stream): Promise<void> {
  const mark = await markOf(ctx, stream);
  const read = await readStream(ctx, stream, { after: mark?.through ?? 0, until: Date.now() - SETTLED_AFTER_MS, most: BATCH });
  const whole = read.length === BATCH ? withoutLastMoment(read) : read;
  const last = whole.at(-1);
  if (last === undefined) return;
  const facts = whole.flatMap((row) => row.facts);
  await keepFigures(ctx, facts);
  for (const { popularity } of facts) if (popularity !== null) await rank(ctx, popularity);
  if (mark === null) await ctx.db.insert("figureMarks", { stream, through: last.at });
  else await ctx.db.patch(mark._id, { through: last.at });
  if (read.length === BATCH) await ctx.scheduler.runAfter(0, internal.analytics.mutations.rollUpStream, { stream });
}

/** The mark is a moment, so a batch must not end between two rows of one. */
function withoutLastMoment(read: Read[]): Read[] {
  const end = read.at(-1)?.at;
  return read.filter(({ at }) => at !== end);
}

type Page = Pick<Doc<"storeFigures">, "storeId" | "period" | "start">;

/** Reads and writes each page of figures once, however many facts are on it. */
async function keepFigures(ctx: MutationCtx, facts: StoreFact[]): Promise<void> {
  const pages = new Map<string, { page: Page; facts: StoreFact[] }>();
  for (const fact of facts) {
    for (const [period, start] of [["day", dayOf(fact.at)], ["month", monthOf(fact.at)]] as const) {
      const page = { storeId: fact.storeId, period, start };
      const key = JSON.stringify(page);
      pages.set(key, { page, facts: [...(pages.get(key)?.facts ?? []), fact] });
    }
  }
  for (const { page, facts } of pages.values()) await keepPage(ctx, page, facts);
}

async function keepPage(ctx: MutationCtx, { storeId, period, start }: Page, facts: StoreFact[]): Promise<void> {
  const row = await ctx.db
    .query("storeFigures")
    .withIndex("by_store", (q) => q.eq("storeId", storeId).eq("period", period).eq("start", start))
    .unique();
  const book = facts.reduce<FigureBook>(withFact, row ?? EMPTY_BOOK);
  if (row === null) await ctx.db.insert("storeFigures", { storeId, period, start, ...book });
  else await ctx.db.patch(row._id, book);
}

type Change = { beatId: Id<"beats">; weight: number; at: number; plays: number; sales: number };

async function rank(ctx: MutationCtx, { beatId, weight, at, plays, sales }: Change): Promise<void> {
  if (weight === 0) return;
  const row = await ctx.db
    .query("beatPopularity")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId))
    .unique();
  const rank = ranked(row?.rank ?? null, weight, at) ?? 0;
  if (row === null) await ctx.db.insert("beatPopularity", { beatId, rank, plays, sales });
  else await ctx.db.patch(row._id, { rank, plays: row.plays + plays, sales: row.sales + sales });
  await keepPopularity(ctx, beatId);
}
