import type { Infer } from "convex/values";
import { type DayRange, daysIn, isReadable, MOST_DAYS, pointsOf, stretchesOf } from "../../lib/domain/figureRange";
import { EMPTY_BOOK, NO_FIGURES, type Part, plus, together } from "../../lib/domain/storeFigures";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { CreatorQueryCtx } from "../functions";
import type { vFigureReport } from "./validators";

/** What the roll-ups hold of the caller's store over a range of UTC days. What happened in the last minutes is not in them yet. */
export async function figureReport(ctx: CreatorQueryCtx, range: DayRange): Promise<Infer<typeof vFigureReport>> {
  if (!isReadable(range)) fail("invalid_request", `Choose whole days, the first before the last, and at most ${MOST_DAYS} of them.`);
  const rows = await rowsOf(ctx, range);
  const { totals, beats, tiers, sources } = rows.reduce(together, EMPTY_BOOK);
  const points = pointsOf(range).map((at, index, starts) => {
    const until = starts[index + 1] ?? range.to;
    const within = rows.filter(({ start }) => start >= at && start < until);
    return { at, ...within.reduce((sum, row) => plus(sum, row.totals), NO_FIGURES) };
  });
  return { totals, points, beats: await Promise.all(beats.map(async (part) => await titled(ctx, part))), tiers, sources };
}

async function rowsOf(ctx: CreatorQueryCtx, range: DayRange): Promise<Doc<"storeFigures">[]> {
  const rows = await Promise.all(
    stretchesOf(range).map(
      async ({ period, from, to }) =>
        await ctx.db
          .query("storeFigures")
          .withIndex("by_store", (q) => q.eq("storeId", ctx.store._id).eq("period", period).gte("start", from).lt("start", to))
          .take(daysIn({ from, to })),
    ),
  );
  return rows.flat();
}

async function titled(ctx: QueryCtx, part: Part): Promise<Part & { title: string | null }> {
  const beatId = ctx.db.normalizeId("beats", part.key);
  const beat = beatId === null ? null : await ctx.db.get(beatId);
  return { ...part, title: beat?.title ?? null };
}
