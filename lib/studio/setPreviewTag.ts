import { api } from "../../convex/_generated/api";
import { monoWav } from "../audio/monoWav";
import { readTag } from "../audio/readTag";
import { AudioRefused } from "../audio/refusal";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { AppError } from "../domain/errors";
import { PREVIEW_TAG } from "../domain/previewTag";
import { storeFile } from "../work/storage";

/**
 * Makes an uploaded sound the tag of the caller's previews. It is decoded and written anew: nothing else of the file is kept.
 * @throws {AppError} `unsupported_media_type` for what is no tag, with the reason
 */
export async function setPreviewTag(caller: UserCaller, name: string, bytes: Uint8Array): Promise<{ durationMs: number }> {
  const { storeId } = await asUser(caller).mutation(api.stores.previewTags.begin, {});
  const sound = await readTag(bytes).catch((thrown: unknown) => {
    if (thrown instanceof AudioRefused) throw new AppError("unsupported_media_type", thrown.message);
    throw thrown;
  });
  const body = monoWav(sound, PREVIEW_TAG.sampleRate);
  const durationMs = Math.round((sound.length / PREVIEW_TAG.sampleRate) * 1000);
  const { storageId, size } = await storeFile({ body, size: body.byteLength, contentType: "audio/wav" });
  await asService().mutation(api.stores.previewTags.keep, { storeId, name, durationMs, storageId, size });
  return { durationMs };
}
