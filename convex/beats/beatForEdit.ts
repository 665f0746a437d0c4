import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { CreatorQueryCtx } from "../functions";
import { archivesOf } from "./attachArchive";
import { previewAddress } from "./beatCard";
import { ownBeat } from "./ownBeat";
import { shownRelease } from "./release/releaseOf";
import { soundOf } from "./soundOf";
import type { vBeatEdit } from "./validators";

/** Everything the edit form starts from. */
export async function beatForEdit(ctx: CreatorQueryCtx, beatId: Id<"beats">): Promise<Infer<typeof vBeatEdit>> {
  const beat = await ownBeat(ctx, beatId);
  const master = await ctx.db.get(beat.masterFileId);
  const sound = beat.processing.state === "ready" ? await soundOf(ctx, beatId) : null;
  return {
    beatId: beat._id,
    version: beat.version,
    slug: beat.slug,
    status: beat.status,
    release: await shownRelease(ctx, beatId),
    processing: beat.processing,
    currency: beat.currency,
    masterFileId: beat.masterFileId,
    masterName: master?.name ?? "",
    masterSize: master?.size ?? 0,
    container: beat.audio?.container ?? null,
    heard: sound?.analysis ?? null,
    bands: sound?.bands ?? null,
    archives: await listed(ctx, beatId),
    title: beat.title,
    description: beat.description,
    genre: beat.genre,
    bpm: beat.bpm,
    key: beat.key,
    moods: beat.moods,
    tags: beat.tags,
    tiers: beat.tiers,
    peaks: beat.audio?.peaks ?? [],
    preview: previewAddress(beat),
  };
}

async function listed(ctx: CreatorQueryCtx, beatId: Id<"beats">): Promise<Infer<typeof vBeatEdit>["archives"]> {
  const rows: Infer<typeof vBeatEdit>["archives"] = [];
  for (const { kind, fileId, state, percent, error, tracks } of await archivesOf(ctx, beatId)) {
    const file = await ctx.db.get(fileId);
    if (file !== null) rows.push({ kind, name: file.name, size: file.size, state, percent, error, tracks });
  }
  return rows;
}
