import { remoteFiles } from "../providers/uploadthing";
import type { WorkArgs } from "./kinds";

/** Removes an upload that nobody needs. */
export async function deleteFile({ key }: WorkArgs<"file.delete">): Promise<{ deleted: true }> {
  await remoteFiles().delete(key);
  return { deleted: true };
}
