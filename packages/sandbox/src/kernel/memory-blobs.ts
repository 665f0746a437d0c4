import { createHash, randomUUID } from "node:crypto";
import type { Blobs, PartialBlob } from "./types";

/** Blobs of a sandbox without a data directory. */
export function createMemoryBlobs(): Blobs {
  const blobs = new Map<string, Buffer>();
  const partials = new Map<string, PartialBlob>();

  const get = (sha256: string): Buffer => {
    const blob = blobs.get(sha256);
    if (blob === undefined) throw new Error(`There is no blob ${sha256}.`);
    return blob;
  };

  const partial = (name: string): PartialBlob => {
    const known = partials.get(name);
    if (known !== undefined) return known;
    const chunks: Uint8Array[] = [];
    let size = 0;
    const made: PartialBlob = {
      size: () => size,
      async append(source, limit = Number.POSITIVE_INFINITY) {
        for await (const chunk of source) {
          if (size + chunk.length > limit) throw new RangeError(`More than ${limit} bytes arrived.`);
          chunks.push(chunk.slice());
          size += chunk.length;
        }
      },
      async finish() {
        const bytes = Buffer.concat(chunks);
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        blobs.set(sha256, bytes);
        partials.delete(name);
        return { sha256, md5: createHash("md5").update(bytes).digest("hex"), size };
      },
      discard: () => void partials.delete(name),
    };
    partials.set(name, made);
    return made;
  };

  return {
    partial,
    async write(source) {
      const draft = partial(randomUUID());
      await draft.append(source);
      return draft.finish();
    },
    async *read(sha256, range) {
      const bytes = get(sha256);
      yield range === undefined ? bytes : bytes.subarray(range.start, range.end + 1);
    },
    size: (sha256) => get(sha256).length,
    delete: (sha256) => void blobs.delete(sha256),
  };
}
