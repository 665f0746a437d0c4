import type { Infer } from "convex/values";
import { BULK_ROWS } from "../../../lib/domain/studioTable";
import type { Doc, Id } from "../../_generated/dataModel";
import { fail } from "../../errors";
import type { CreatorMutationCtx } from "../../functions";
import { attempt } from "../../platform/attempt";
import { spend } from "../../platform/slidingWindow";
import { ownBeat } from "../ownBeat";
import type { vBulkOutcome } from "./validators";

export type Row = { beatId: Id<"beats">; version: number };
export type Outcome = Infer<typeof vBulkOutcome>;
export type Changed = Omit<Extract<Outcome, { ok: true }>, "beatId" | "ok">;

/**
 * Does something to each of the caller's beats named, in one transaction, and says of each what became of it. A row that
 * is refused leaves the others alone; `change` must refuse before it writes.
 */
export async function changeBeats<R extends Row>(ctx: CreatorMutationCtx, rows: R[], change: (beat: Doc<"beats">, row: R) => Promise<Changed>): Promise<Outcome[]> {
  if (rows.length === 0 || rows.length > BULK_ROWS) fail("invalid_request", `Choose 1 to ${BULK_ROWS} beats at a time.`);
  await spend(ctx, "changeBeats", ctx.user._id, rows.length);
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const made = await attempt(async () => {
      const beat = await ownBeat(ctx, row.beatId);
      if (beat.version !== row.version) fail("conflict", "It was changed elsewhere meanwhile.");
      return await change(beat, row);
    });
    outcomes.push(made.ok ? { beatId: row.beatId, ok: true, ...made.value } : { beatId: row.beatId, ok: false, code: made.code, message: made.message });
  }
  return outcomes;
}
