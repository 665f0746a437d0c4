import type { Infer } from "convex/values";
import { BPM_BOUNDS, PEAKS } from "../../lib/domain/limits";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { vAnalysis, vBands } from "./validators";

type Heard = { bands?: Infer<typeof vBands>; analysis?: Infer<typeof vAnalysis> };

/** What was heard in a beat's master; null for one that was processed before anybody listened so closely. */
export async function soundOf(ctx: QueryCtx, beatId: Id<"beats">): Promise<Doc<"beatSounds"> | null> {
  return await ctx.db
    .query("beatSounds")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId))
    .unique();
}

/** Keeps what was heard, in place of what an earlier master sounded like. Beside the beat, so that lists need not read it. */
export async function keepSound(ctx: MutationCtx, beatId: Id<"beats">, { bands, analysis }: Heard): Promise<void> {
  const known = await soundOf(ctx, beatId);
  if (known !== null) await ctx.db.delete(known._id);
  if (bands === undefined || analysis === undefined) return;
  for (const band of [bands.low, bands.mid, bands.high]) checkBars(band);
  const { tempo, key } = analysis;
  const sureness = [tempo?.confidence ?? 0, key?.confidence ?? 0];
  const heardBpm = tempo === null ? [] : [tempo.bpm, tempo.also];
  if (!sureness.every((value) => value >= 0 && value <= 1) || !heardBpm.every((bpm) => Number.isInteger(bpm) && bpm >= BPM_BOUNDS.min && bpm <= 2 * BPM_BOUNDS.max)) {
    fail("invalid_request", "What was heard is out of bounds.");
  }
  await ctx.db.insert("beatSounds", { beatId, bands, analysis });
}

/** A waveform is whole numbers, not too many. */
export function checkBars(bars: number[]): void {
  const sound = bars.length <= PEAKS.maxCount && bars.every((bar) => Number.isInteger(bar) && bar >= 0 && bar <= PEAKS.maxValue);
  if (!sound) fail("invalid_request", `A waveform is at most ${PEAKS.maxCount} whole numbers from 0 to ${PEAKS.maxValue}.`);
}
