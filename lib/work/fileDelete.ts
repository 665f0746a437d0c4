import { remoteFiles } from "../providers/uploadthing";
import type { WorkArgs } from "./tasks";

/** Removes an upload that nobody needs. */
export async function deleteFile({ key }: WorkArgs<"file.delete">): Promise<{ deleted: true }> {
  await remoteFiles().delete(key);
  return { deleted: true };
}
