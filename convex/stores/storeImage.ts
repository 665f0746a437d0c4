import type { StoreImage } from "../../lib/domain/storefront";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { deleteFile } from "../files/deleteFile";
import { keepGenerated } from "../files/keepGenerated";
import { fail } from "../errors";
import { imageAddress, readStorefront, writeStorefront } from "./storefront";

const FIELDS = { avatar: "avatarFileId", banner: "bannerFileId" } as const satisfies Record<StoreImage, string>;

type Made = { storeId: Id<"stores">; slot: StoreImage; storageId: Id<"_storage">; size: number };

/** Puts a picture that our server has made into its place; the one before it is deleted. */
export async function keepStoreImage(ctx: MutationCtx, { storeId, slot, storageId, size }: Made): Promise<{ url: string }> {
  const store = await ctx.db.get(storeId);
  if (store === null || store.closedAt !== undefined) fail("not_found", "There is no such store.");
  const fileId = await keepGenerated(ctx, { ownerId: store.ownerId, purpose: "store_image", name: `${slot}.webp`, contentType: "image/webp", storageId, size, sha256: null });
  await dropStoreImage(ctx, storeId, slot);
  await writeStorefront(ctx, storeId, { [FIELDS[slot]]: fileId });
  return { url: imageAddress(fileId) ?? "" };
}

/** Takes a picture away; the drawn one stands in its place again. */
export async function dropStoreImage(ctx: MutationCtx, storeId: Id<"stores">, slot: StoreImage): Promise<void> {
  const fileId = (await readStorefront(ctx, storeId))[FIELDS[slot]];
  if (fileId === null) return;
  await writeStorefront(ctx, storeId, { [FIELDS[slot]]: null });
  const file = await ctx.db.get(fileId);
  if (file !== null) await deleteFile(ctx, file);
}

/** Where to read a store's picture, by an id from a public address: whatever is none does not exist. */
export async function storeImageOf(ctx: QueryCtx, id: string) {
  const fileId = ctx.db.normalizeId("files", id);
  const file = fileId === null ? null : await ctx.db.get(fileId);
  if (file === null || file.purpose !== "store_image" || file.state !== "ready" || file.storage?.provider !== "convex") return null;
  const url = await ctx.storage.getUrl(file.storage.storageId);
  return url === null ? null : { url, contentType: file.contentType, size: file.size };
}
