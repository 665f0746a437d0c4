import type { ArchiveKind } from "../../lib/domain/beatTiers";
import type { Doc, Id } from "../_generated/dataModel";
import type { CreatorMutationCtx } from "../functions";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import { enqueueWork } from "../platform/enqueueWork";
import { spend } from "../platform/slidingWindow";
import { claimUpload } from "./claimMaster";
import { ownBeat } from "./ownBeat";

type Attach = { beatId: Id<"beats">; kind: ArchiveKind; fileId: Id<"files"> };

/** Two at most: one of each kind. */
export async function archivesOf(ctx: QueryCtx, beatId: Id<"beats">): Promise<Doc<"beatArchives">[]> {
  return await ctx.db
    .query("beatArchives")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId))
    .take(4);
}

/**
 * Gives a beat its stems or trackouts: the caller's finished upload, to be looked at before any licence promises it. Adding
 * to a beat on sale is fine; taking something away that is promised is not.
 */
export async function attachArchive(ctx: CreatorMutationCtx, { beatId, kind, fileId }: Attach): Promise<null> {
  const beat = await changeableBeat(ctx, beatId, kind);
  await spend(ctx, "changeBeat", ctx.user._id);
  const key = await claimUpload(ctx, ctx.user._id, fileId, "beat_stems");
  await drop(ctx, beat, kind);
  const archiveId = await ctx.db.insert("beatArchives", { beatId, kind, fileId, state: "pending", percent: 0, error: null, tracks: [], expandedBytes: 0 });
  await enqueueWork(ctx, { kind: "beat.stems", args: { beatId, archiveId, fileId, key } }, `stems/${archiveId}`);
  return null;
}

/** Takes stems or trackouts away again. Licences sold deliver what they were sold with, so the file itself stays. */
export async function removeArchive(ctx: CreatorMutationCtx, { beatId, kind }: Omit<Attach, "fileId">): Promise<null> {
  const beat = await changeableBeat(ctx, beatId, kind);
  await spend(ctx, "changeBeat", ctx.user._id);
  await drop(ctx, beat, kind);
  return null;
}

async function changeableBeat(ctx: CreatorMutationCtx, beatId: Id<"beats">, kind: ArchiveKind): Promise<Doc<"beats">> {
  const beat = await ownBeat(ctx, beatId);
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively and can no longer be changed.");
  if (beat.status === "published" && beat.archives?.[kind]) fail("conflict", `Unpublish the beat before you change its ${kind}.`);
  return beat;
}

async function drop(ctx: MutationCtx, beat: Doc<"beats">, kind: ArchiveKind): Promise<void> {
  for (const archive of await archivesOf(ctx, beat._id)) if (archive.kind === kind) await ctx.db.delete(archive._id);
  await ctx.db.patch(beat._id, { archives: { ...beat.archives, [kind]: undefined } });
}
