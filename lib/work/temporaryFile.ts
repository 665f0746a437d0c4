import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { ByteSink } from "../audio/processMaster";

/** Bytes on their way to storage: written once, then read once. */
export interface TemporaryFile extends ByteSink {
  /** Bytes written. */
  readonly size: number;
  /** Closes it for writing and reads it from the start. */
  read(): Promise<ReadableStream<Uint8Array>>;
}

/** Runs `job` with a folder for temporary files of its own; nothing is left of it, however the job ends. */
export async function withTemporaryFiles<Value>(job: (create: (name: string) => Promise<TemporaryFile>) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "backline-"));
  const opened: { close(): Promise<void> }[] = [];
  const create = async (name: string): Promise<TemporaryFile> => {
    const path = join(folder, name);
    const handle = await open(path, "wx", 0o600);
    opened.push(handle);
    let size = 0;
    return {
      get size() {
        return size;
      },
      async write(bytes) {
        await handle.writeFile(bytes);
        size += bytes.length;
      },
      async read() {
        await handle.close();
        return webStream(createReadStream(path));
      },
    };
  };
  try {
    return await job(create);
  } finally {
    await Promise.all(opened.map((handle) => handle.close().catch(() => undefined)));
    await rm(folder, { recursive: true, force: true });
  }
}

/** `Readable.toWeb` is typed by Node's own stream types, which are not the DOM's; this one is built by hand. */
function webStream(source: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void source.destroy(),
  });
}
