import type { Infer } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { releaseOf } from "./releaseOf";
import type { vMissedFacts } from "./validators";

/** What the mail about a missed release says; `null` once the creator has seen to it. */
export async function missedFacts(ctx: QueryCtx, { beatId, at }: { beatId: Id<"beats">; at: number }): Promise<Infer<typeof vMissedFacts>> {
  const [release, beat] = [await releaseOf(ctx, beatId), await ctx.db.get(beatId)];
  if (release === null || beat === null || release.state !== "missed" || release.at !== at) return null;
  return { beatId, beatTitle: beat.title, at, timeZone: release.timeZone, reasons: release.reasons };
}
