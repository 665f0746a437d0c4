import type { Readable } from "node:stream";
import type { PlainBlob } from "../exec/actionProtocol";
import type { LaneClient } from "../lane/laneClient";
import type { Blobs } from "./blobs";
import type { FileRow } from "./rows";

const SWEEP_BATCH = 1000;

/** Stored files: the blob on disk first, then its row; deleted the other way round. */
export class FileStore {
  #holds = 0;
  readonly #held: string[] = [];

  constructor(
    private readonly lane: LaneClient,
    readonly blobs: Blobs,
  ) {
    lane.on("deleteBlob", (blob) => {
      if (this.#holds > 0) this.#held.push(blob);
      else void blobs.delete(blob);
    });
  }

  /** Keeps the content of files that are deleted from now on until the answer is called. */
  holdDeletions(): () => void {
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      if (this.#holds === 0) for (const blob of this.#held.splice(0)) void this.blobs.delete(blob);
    };
  }

  /** `component`: whose file it becomes. `expected`: the digest the client announced, base64 or hexadecimal; a different content is refused. */
  async add(content: Readable | Uint8Array, contentType: string | null, expected: string | null, component: string): Promise<string> {
    const stored = await this.blobs.write(content);
    if (expected !== null && ![stored.sha256, Buffer.from(stored.sha256, "base64").toString("hex")].includes(expected)) {
      await this.blobs.delete(stored.blob);
      throw new Error(`Expected sha256 ${expected}, but the content has ${stored.sha256}`);
    }
    return this.lane.call("addFile", { component, file: { ...stored, contentType } });
  }

  async load(id: string, component: string): Promise<PlainBlob | null> {
    const file = await this.lane.call("findFile", { component, id });
    return file === null ? null : { bytes: await this.blobs.read(file.blob), contentType: file.contentType };
  }

  findById(id: string, component: string): Promise<FileRow | null> {
    return this.lane.call("findFile", { component, id });
  }

  findByBlob(blob: string): Promise<FileRow | null> {
    return this.lane.call("findFile", { blob });
  }

  /** Deletes what no row refers to: uploads whose process died before the row was written. */
  async sweep(): Promise<void> {
    const names = await this.blobs.list();
    for (let start = 0; start < names.length; start += SWEEP_BATCH) {
      const orphans = await this.lane.call("unreferencedBlobs", names.slice(start, start + SWEEP_BATCH));
      for (const name of orphans) await this.blobs.delete(name);
    }
  }
}
