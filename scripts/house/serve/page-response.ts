import { BrotliResponse, type Chunk, type Done, type Headers, told, toldAtTheEnd } from "./brotli-response";
import { HeldScripts } from "./held-scripts";

/** An answer whose scripts, where it is a page that is being made, wait for the first paint. */
export class PageResponse extends BrotliResponse {
  /** Undefined until the answer begins, null where it is no such page. */
  #scripts: HeldScripts | null | undefined;

  /** Every way of beginning an answer comes by here. */
  override writeHead(status: number, message?: string, headers?: Headers): this;
  override writeHead(status: number, headers?: Headers): this;
  override writeHead(status: number, messageOrHeaders?: string | Headers, headers?: Headers): this {
    if (this.#scripts === undefined) this.#scripts = this.#isPage() ? new HeldScripts() : null;
    return typeof messageOrHeaders === "string" ? super.writeHead(status, messageOrHeaders, headers) : super.writeHead(status, messageOrHeaders);
  }

  override write(chunk: Chunk, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    const { encoding, called } = told(encodingOrDone, done);
    if (!this.headersSent) this.writeHead(this.statusCode);
    if (!this.#scripts) return super.write(chunk, encoding, called);
    return super.write(bytes(this.#scripts.push(latin1(chunk, encoding))), "utf8", called);
  }

  override end(chunkOrDone?: Chunk | Done, encodingOrDone?: BufferEncoding | Done, done?: Done): this {
    if (!this.#scripts) return super.end(chunkOrDone as Chunk, encodingOrDone as BufferEncoding, done);
    const { chunk, encoding, called } = toldAtTheEnd(chunkOrDone, encodingOrDone, done);
    const last = (chunk === undefined ? "" : this.#scripts.push(latin1(chunk, encoding))) + this.#scripts.end();
    return super.end(bytes(last), "utf8", called);
  }

  /** What Next has encoded itself (somebody takes gzip only), or written as a whole, leaves as it is. */
  #isPage(): boolean {
    return String(this.getHeader("Content-Type")).startsWith("text/html") && !this.hasHeader("Content-Length") && !this.hasHeader("Content-Encoding");
  }
}

function latin1(chunk: Chunk, encoding: BufferEncoding): string {
  return (typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)).toString("latin1");
}

function bytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
