import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { AppError } from "../domain/errors";
import { STORE_IMAGES, type StoreImage } from "../domain/storefront";
import { streamStored } from "../downloads/streamStored";
import { storeFile } from "../work/storage";
import { reencode } from "./reencode";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Makes an uploaded picture the caller's store's own. Whether they may is asked before anything is decoded. */
export async function setStoreImage(caller: UserCaller, slot: StoreImage, bytes: Uint8Array): Promise<{ url: string }> {
  const { storeId } = await asUser(caller).mutation(api.stores.images.begin, {});
  const body = await reencode(bytes, STORE_IMAGES[slot]);
  const { storageId, size } = await storeFile({ body, size: body.byteLength, contentType: "image/webp" });
  return await asService().mutation(api.stores.images.keep, { storeId, slot, storageId, size });
}

/** Streams a store's picture, `<file id>.webp`; it never changes under its address. @throws {AppError} `not_found` */
export async function streamImage(request: Request, filename: string): Promise<Response> {
  const [, fileId] = /^([a-z0-9]+)\.webp$/.exec(filename) ?? [];
  const image = fileId === undefined ? null : await asService().query(api.stores.images.read, { fileId });
  if (image === null || fileId === undefined) throw new AppError("not_found", "There is no such picture.");
  const headers = { "content-type": image.contentType, "cache-control": `public, max-age=${YEAR_SECONDS}, immutable` };
  return await streamStored(request, { url: image.url, size: image.size, etag: `"${fileId}"`, headers });
}
