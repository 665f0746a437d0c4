import { createHash, randomUUID, type Hash } from "node:crypto";
import { createReadStream, mkdirSync, openSync, closeSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { makePrivateDirectory } from "./files";
import { createMemoryBlobs } from "./memory-blobs";
import type { Blobs, PartialBlob } from "./types";

const ABANDONED_AFTER = 7 * 24 * 60 * 60 * 1000;

/** Bytes below `<dataDir>/blobs`, or in memory when there is no data directory. */
export function createBlobs(dataDir: string | null): Blobs {
  return dataDir === null ? createMemoryBlobs() : createDiskBlobs(join(dataDir, "blobs"));
}

function createDiskBlobs(root: string): Blobs {
  const partials = join(root, "partial");
  makePrivateDirectory(partials);
  sweep(partials);
  const open = new Map<string, PartialBlob>();
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);

  const partial = (name: string): PartialBlob => {
    const known = open.get(name);
    if (known !== undefined) return known;
    // The name may come from a request; its digest cannot leave the directory.
    const path = join(partials, createHash("sha256").update(name).digest("hex"));
    const made = createDiskPartial(path, (sha256) => {
      mkdirSync(join(root, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
      renameSync(path, pathOf(sha256));
    }, () => open.delete(name));
    open.set(name, made);
    return made;
  };

  return {
    partial,
    async write(source) {
      const draft = partial(randomUUID());
      try {
        await draft.append(source);
        return await draft.finish();
      } catch (error) {
        draft.discard();
        throw error;
      }
    },
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
    size: (sha256) => statSync(pathOf(sha256)).size,
    delete: (sha256) => rmSync(pathOf(sha256), { force: true }),
  };
}

/** Uploads nobody has gone on with for a week are given up. */
function sweep(partials: string): void {
  for (const name of readdirSync(partials)) {
    const path = join(partials, name);
    if (Date.now() - statSync(path).mtimeMs > ABANDONED_AFTER) rmSync(path);
  }
}

/** The digests run along with the bytes; only what an earlier process has stored is read again. */
function createDiskPartial(path: string, keep: (sha256: string) => void, done: () => void): PartialBlob {
  closeSync(openSync(path, "a", 0o600));
  let size = statSync(path).size;
  let hashed = 0;
  const digests: Hash[] = [createHash("sha256"), createHash("md5")];
  const digest = (chunk: Uint8Array) => {
    for (const hash of digests) hash.update(chunk);
    hashed += chunk.length;
  };

  return {
    size: () => size,
    async append(source, limit = Number.POSITIVE_INFINITY) {
      if (hashed < size) for await (const chunk of createReadStream(path, { start: hashed })) digest(chunk);
      const file = await open(path, "a", 0o600);
      try {
        for await (const chunk of source) {
          if (size + chunk.length > limit) throw new RangeError(`More than ${limit} bytes arrived.`);
          await writeWhole(file, chunk);
          size += chunk.length;
          digest(chunk);
        }
      } catch (error) {
        await file.truncate(size);
        throw error;
      } finally {
        await file.sync();
        await file.close();
      }
    },
    async finish() {
      if (hashed < size) for await (const chunk of createReadStream(path, { start: hashed })) digest(chunk);
      const [sha256 = "", md5 = ""] = digests.map((hash) => hash.digest("hex"));
      keep(sha256);
      done();
      return { sha256, md5, size };
    },
    discard() {
      rmSync(path, { force: true });
      done();
    },
  };
}

async function writeWhole(file: { write(bytes: Uint8Array, offset: number): Promise<{ bytesWritten: number }> }, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length; ) written += (await file.write(chunk, written)).bytesWritten;
}
