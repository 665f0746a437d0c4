import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** The one row that says how far the roll-up has come. */
export async function rollupRow(ctx: QueryCtx): Promise<Doc<"ledgerRollup"> | null> {
  return await ctx.db.query("ledgerRollup").first();
}

/** Creation time of the last entry that is in the sums of the days. */
export async function rolledThrough(ctx: QueryCtx): Promise<number> {
  return (await rollupRow(ctx))?.through ?? 0;
}
