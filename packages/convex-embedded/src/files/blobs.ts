import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { copyFile, mkdir, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const BLOB_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface StoredBlob {
  blob: string;
  /** Base64. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** File contents on disk, one file per blob, named by a random uuid. */
export class Blobs {
  constructor(private readonly directory: string) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** Writes a stream to disk and flushes it; the name is new, so nobody sees it half-written. */
  async write(content: Readable | Uint8Array): Promise<StoredBlob> {
    const blob = randomUUID();
    const partial = join(this.directory, `${blob}.part`);
    const digest = createHash("sha256");
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        digest.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    try {
      const source = content instanceof Uint8Array ? [content] : content;
      await pipeline(source, measure, createWriteStream(partial, { mode: 0o600 }));
      const file = await open(partial, "r+");
      await file.sync().finally(() => file.close());
      await rename(partial, join(this.directory, blob));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return { blob, sha256: digest.digest("base64"), size };
  }

  read(blob: string): Promise<Buffer> {
    return readFile(this.#path(blob));
  }

  /** `end` is inclusive, as in a Range header. */
  stream(blob: string, range?: { start: number; end: number }): Readable {
    return createReadStream(this.#path(blob), range);
  }

  async delete(blob: string): Promise<void> {
    await rm(this.#path(blob), { force: true });
  }

  /** Names of all blobs; what an interrupted write left behind is removed on the way. */
  async list(): Promise<string[]> {
    const names = await readdir(this.directory);
    for (const name of names.filter((candidate) => candidate.endsWith(".part"))) await rm(join(this.directory, name), { force: true });
    return names.filter(isBlobName);
  }

  /** Copies every blob that is there now into another directory, and flushes the copies. */
  async copyInto(directory: string): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    for (const name of (await readdir(this.directory)).filter(isBlobName)) {
      const copy = join(directory, name);
      await copyFile(this.#path(name), copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      const file = await open(copy, "r+");
      await file.sync().finally(() => file.close());
    }
  }

  #path(blob: string): string {
    if (!isBlobName(blob)) throw new Error(`Not a stored file: ${blob}`);
    return join(this.directory, blob);
  }
}

export function isBlobName(name: string): boolean {
  return BLOB_NAME.test(name);
}
