import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NodePackages } from "../exec/nodePackages";
import type { FileStore } from "../files/fileStore";
import type { LaneClient } from "../lane/laneClient";

/**
 * Copies a deployment, while it serves, into a new directory that another one can be started on: the database of one
 * moment, every stored file that it knows, packages outside the bundle, and the admin key. What is there under that name is whole.
 */
export async function backupInto(target: string, { dataDir, lane, files, packages }: { dataDir: string; lane: Pick<LaneClient, "call">; files: FileStore; packages: NodePackages }): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} already exists: a backup is written to a new directory`);
  const partial = `${target}.part`;
  const release = files.holdDeletions();
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true, mode: 0o700 });
    // The database first: a file that comes later is not in it and is swept away when the copy is opened.
    await lane.call("backup", join(partial, "data.db"));
    await files.blobs.copyInto(join(partial, "files"));
    await packages.copyInto(join(partial, "packages"));
    const key = join(dataDir, "admin.key");
    if (existsSync(key)) await copyFile(key, join(partial, "admin.key"));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  } finally {
    release();
  }
}
