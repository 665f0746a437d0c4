import { putBytes } from "@/lib/api-client";
import { TEXT_LIMITS } from "@/lib/domain/limits";

/** Sends a sound to become the store's preview tag. @throws {ApiError} with what is wrong with it */
export async function sendTag(file: File): Promise<void> {
  const name = file.name.slice(-TEXT_LIMITS.fileName);
  await putBytes(`/api/studio/preview-tag?${new URLSearchParams({ name }).toString()}`, file);
}
