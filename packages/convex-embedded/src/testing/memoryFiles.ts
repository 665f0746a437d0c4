import { createHash, randomUUID } from "node:crypto";
import type { PlainBlob } from "../exec/actionProtocol";
import type { Execution } from "../exec/execution";
import { findFile, stageFile, type FileRow } from "../files/rows";
import type { LaneClient } from "../lane/laneClient";
import type { Transaction } from "../db/types";

type NewFile = Omit<FileRow, "id">;

/** Stored files whose contents live in memory; their rows are the engine's. */
export class MemoryFiles {
  readonly #contents = new Map<string, Uint8Array>();

  constructor(private readonly lane: Pick<LaneClient, "call">) {}

  /** Adds a file outside any transaction, as actions do; answers its id. */
  async add(content: Uint8Array | AsyncIterable<Uint8Array>, contentType: string | null, expected: string | null, component: string): Promise<string> {
    return this.lane.call("addFile", { component, file: this.#keep(await bytesOf(content), contentType, expected) });
  }

  async load(id: string, component: string): Promise<PlainBlob | null> {
    return this.#blobOf(await this.findById(id, component));
  }

  findById(id: string, component: string): Promise<FileRow | null> {
    return this.lane.call("findFile", { component, id });
  }

  /** Adds a file with the transaction of `t.run`. */
  stage(tx: Transaction, { effects }: Execution, { bytes, contentType }: PlainBlob, expected: string | null): string {
    return stageFile(tx, effects, this.#keep(bytes, contentType, expected));
  }

  /** Reads a file in the transaction of `t.run`. */
  read(tx: Transaction, { host }: Execution, id: string): PlainBlob | null {
    return this.#blobOf(findFile(host.db, tx, id));
  }

  delete(blob: string): void {
    this.#contents.delete(blob);
  }

  #keep(bytes: Uint8Array, contentType: string | null, expected: string | null): NewFile {
    const sha256 = createHash("sha256").update(bytes).digest("base64");
    if (expected !== null && ![sha256, Buffer.from(sha256, "base64").toString("hex")].includes(expected)) {
      throw new Error(`Expected sha256 ${expected}, but the content has ${sha256}`);
    }
    const blob = randomUUID();
    this.#contents.set(blob, bytes);
    return { blob, sha256, size: bytes.length, contentType };
  }

  #blobOf(file: FileRow | null): PlainBlob | null {
    const bytes = file === null ? undefined : this.#contents.get(file.blob);
    return file === null || bytes === undefined ? null : { bytes, contentType: file.contentType };
  }
}

async function bytesOf(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
