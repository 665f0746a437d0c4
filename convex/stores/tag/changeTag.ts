import { PREVIEW_TAG, shortestEvery, type TagLoudness } from "../../../lib/domain/previewTag";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { deleteFile } from "../../files/deleteFile";
import { keepGenerated } from "../../files/keepGenerated";
import type { CreatorMutationCtx } from "../../functions";
import { spend } from "../../platform/slidingWindow";
import { tagOf, tagRow } from "./tagOf";

type Change = { useOwn: boolean; everySeconds: number; loudness: TagLoudness; version: number };

/** Sets which sound marks the caller's previews, how often and how loud. `version` is the one that was looked at. */
export async function changeTag(ctx: CreatorMutationCtx, { version, ...change }: Change): Promise<void> {
  const tag = await tagOf(ctx, ctx.store._id);
  if (tag.useOwn === change.useOwn && tag.everySeconds === change.everySeconds && tag.loudness === change.loudness) return;
  if (tag.version !== version) fail("conflict", "The tag was changed elsewhere meanwhile. Look at it again, then repeat your change.");
  if (change.useOwn && tag.own === null) fail("invalid_request", "Upload a sound first.");
  const least = change.useOwn ? shortestEvery(tag.own?.durationMs ?? 0) : PREVIEW_TAG.every.min;
  const { everySeconds } = change;
  if (!Number.isInteger(everySeconds) || everySeconds < least || everySeconds > PREVIEW_TAG.every.max) {
    fail("invalid_request", `Repeat the tag every ${least} to ${PREVIEW_TAG.every.max} seconds.`, [{ field: "everySeconds", message: `A whole number from ${least} to ${PREVIEW_TAG.every.max}.` }]);
  }
  await spend(ctx, "changeStore", ctx.user._id);
  await write(ctx, ctx.store._id, { ...tag, ...change });
}

type Sound = { storeId: Id<"stores">; name: string; durationMs: number; storageId: Id<"_storage">; size: number };

/** Takes a decoded sound in as a store's own tag, and the one before away. */
export async function keepTag(ctx: MutationCtx, { storeId, name, durationMs, storageId, size }: Sound): Promise<void> {
  const store = (await ctx.db.get(storeId)) ?? fail("not_found", "There is no such store.");
  const tag = await tagOf(ctx, storeId);
  const fileId = await keepGenerated(ctx, { ownerId: store.ownerId, purpose: "preview_tag", name: "preview-tag.wav", contentType: "audio/wav", storageId, size, sha256: null });
  const before = tag.own === null ? null : await ctx.db.get(tag.own.fileId);
  if (before !== null && before.state === "ready") await deleteFile(ctx, before);
  const everySeconds = Math.max(tag.everySeconds, shortestEvery(durationMs));
  await write(ctx, storeId, { ...tag, own: { fileId, name, durationMs }, useOwn: true, everySeconds });
}

async function write(ctx: MutationCtx, storeId: Id<"stores">, next: Awaited<ReturnType<typeof tagOf>>): Promise<void> {
  const row = await tagRow(ctx, storeId);
  const { own, useOwn, everySeconds, loudness, version } = next;
  const fields = { own, useOwn, everySeconds, loudness, version: version + 1 };
  if (row === null) await ctx.db.insert("previewTags", { storeId, ...fields });
  else await ctx.db.patch(row._id, fields);
}
