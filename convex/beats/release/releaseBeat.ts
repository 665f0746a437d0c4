import { missingToPublish } from "../../../lib/domain/publishChecklist";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { audit } from "../../platform/audit";
import { enqueueWork } from "../../platform/enqueueWork";
import { setOnSale } from "../publishBeat";
import { releaseOf } from "./releaseOf";

/**
 * Puts a draft on sale at the moment it was scheduled for. A release that was cancelled, changed or done meanwhile is none, so
 * however often this runs, it publishes once. A beat that may not go on sale stays a draft, with the reason, and its owner is told.
 */
export async function releaseBeat(ctx: MutationCtx, { beatId, at }: { beatId: Id<"beats">; at: number }): Promise<void> {
  const release = await releaseOf(ctx, beatId);
  if (release === null || release.state !== "waiting" || release.at !== at) return;
  const beat = await ctx.db.get(beatId);
  const owner = beat === null ? null : await ctx.db.get(beat.ownerId);
  if (beat === null || beat.status !== "draft" || owner === null || owner.deletedAt !== undefined) return await ctx.db.delete(release._id);
  const missing = missingToPublish(beat);
  if (missing.length > 0) return await miss(ctx, release, owner, missing.map(({ message }) => message));
  await ctx.db.delete(release._id);
  await setOnSale(ctx, beat, "system");
}

async function miss(ctx: MutationCtx, { _id, beatId, at }: Doc<"releases">, owner: Doc<"users">, reasons: string[]): Promise<void> {
  await ctx.db.patch(_id, { state: "missed", reasons });
  await audit(ctx, "system", "beat.release_missed", `beat:${beatId}`);
  const args = { template: "release-missed", to: owner.email, data: { beatId, at: String(at) } };
  await enqueueWork(ctx, { kind: "mail.send", args }, `mail/release-missed/${beatId}/${at}`);
}
