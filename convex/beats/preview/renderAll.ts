import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { CreatorMutationCtx } from "../../functions";
import { enqueueWork } from "../../platform/enqueueWork";
import { spend } from "../../platform/slidingWindow";
import { tagOf } from "../../stores/tag/tagOf";

const BATCH = 50;

/** Has the previews of all of the caller's beats made anew with the present tag. Asked again for the same tag, it makes what failed or is new. */
export async function renderAll(ctx: CreatorMutationCtx): Promise<void> {
  await spend(ctx, "renderPreviews", ctx.user._id);
  await ctx.scheduler.runAfter(0, internal.beats.previews.renderSome, { storeId: ctx.store._id, cursor: null });
}

/** Puts the next beats of a store to work and schedules those after them. */
export async function renderSome(ctx: MutationCtx, storeId: Id<"stores">, cursor: string | null): Promise<void> {
  const { version } = await tagOf(ctx, storeId);
  const beats = await ctx.db
    .query("beats")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .paginate({ numItems: BATCH, cursor });
  for (const beat of beats.page) await renderOne(ctx, beat, version);
  if (!beats.isDone) await ctx.scheduler.runAfter(0, internal.beats.previews.renderSome, { storeId, cursor: beats.continueCursor });
}

async function renderOne(ctx: MutationCtx, beat: Doc<"beats">, version: number): Promise<void> {
  const master = await ctx.db.get(beat.masterFileId);
  if (beat.processing.state !== "ready" || master?.storage?.provider !== "uploadthing") return;
  const known = await renderOf(ctx, beat._id);
  if (known !== null && known.version === version && known.state !== "failed") return;
  const row = { storeId: beat.storeId, beatId: beat._id, version, state: "waiting" as const };
  if (known === null) await ctx.db.insert("previewRenders", row);
  else await ctx.db.patch(known._id, row);
  const args = { beatId: beat._id, fileId: beat.masterFileId, key: master.storage.key, version };
  await enqueueWork(ctx, { kind: "beat.preview", args }, `preview/${beat._id}/${version}/${Date.now()}`);
}

/** How the remaking of a beat's preview stands. */
export async function renderOf(ctx: MutationCtx, beatId: Id<"beats">): Promise<Doc<"previewRenders"> | null> {
  return await ctx.db
    .query("previewRenders")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId))
    .unique();
}
