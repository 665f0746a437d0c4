import { type IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { pipeline, Writable } from "node:stream";
import { type BrotliCompress, createBrotliCompress } from "node:zlib";
import { brotliFor, takesBrotli } from "./brotli";
import { HeldScripts } from "./held-scripts";

/** A page's HTML comes out a fifth smaller than with gzip and takes no longer. */
const QUALITY = 5;
/** A whole answer below it (bytes) fits the packet that carries its headers. */
const WORTH_IT = 1024;
const TEXTS = /^(text\/|application\/(.+\+)?(json|xml|javascript)\b|image\/svg\+xml)/i;
const NO_BODY = new Set([204, 304]);

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];
type Chunk = string | Uint8Array;
type Done = (error?: Error | null) => void;

/**
 * An answer whose text is changed on its way: the scripts of a page that is being made wait for its first paint, and whatever
 * is a text goes out as Brotli where whoever asked takes it. What was written leaves at the end of the turn: a page's first
 * part reaches the browser while the rest is still being made.
 */
export class TextResponse extends ServerResponse<IncomingMessage> {
  /** Whether a text leaves as Brotli: whoever asked takes it. */
  readonly encodes: boolean;
  /** Whether the two steps below are settled, which they are with the answer's headers. */
  #settled = false;
  #scripts: HeldScripts | null = null;
  #encoder: BrotliCompress | null = null;
  #flushing = false;

  constructor(request: IncomingMessage) {
    super(request);
    this.encodes = request.method !== "HEAD" && takesBrotli(request.headers["accept-encoding"]);
  }

  /** Every way of beginning an answer comes by here. */
  override writeHead(status: number, message?: string, headers?: Headers): this;
  override writeHead(status: number, headers?: Headers): this;
  override writeHead(status: number, messageOrHeaders?: string | Headers, headers?: Headers): this {
    this.statusCode = status;
    this.#settle();
    return typeof messageOrHeaders === "string" ? super.writeHead(status, messageOrHeaders, headers) : super.writeHead(status, messageOrHeaders);
  }

  override write(chunk: Chunk, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    const { encoding, called } = told(encodingOrDone, done);
    if (!this.headersSent) this.writeHead(this.statusCode);
    const part = this.#scripts?.push(bytes(chunk, encoding)) ?? chunk;
    if (!this.#encoder) return super.write(part, encoding, called);
    this.#flushSoon(this.#encoder);
    return this.#encoder.write(part, encoding, called);
  }

  override end(chunkOrDone?: Chunk | Done, encodingOrDone?: BufferEncoding | Done, done?: Done): this {
    const [chunk, { encoding, called }] = typeof chunkOrDone === "function" ? [undefined, told(undefined, chunkOrDone)] : [chunkOrDone, told(encodingOrDone, done)];
    if (called) this.once("finish", called);
    this.#settle(chunk === undefined ? 0 : Buffer.byteLength(chunk, encoding));
    const last = this.#scripts?.end(bytes(chunk ?? "", encoding)) ?? chunk;
    // Node itself says the length of an answer that begins and ends at once.
    if (!this.#encoder) return super.end(last, encoding);
    if (!this.headersSent) this.writeHead(this.statusCode);
    this.#encoder.end(last, encoding);
    return this;
  }

  /** @param whole how long the answer is (bytes), where it is all there as it begins */
  #settle(whole?: number): void {
    if (this.#settled) return;
    this.#settled = true;
    // What Next has encoded itself, as for somebody who takes gzip only, leaves as it is.
    if (NO_BODY.has(this.statusCode) || this.hasHeader("Content-Encoding")) return;
    const type = String(this.getHeader("Content-Type") ?? "");
    const length = this.getHeader("Content-Length") ?? whole;
    // A page that says its length was made before there was a nonce for its scripts.
    if (type.startsWith("text/html") && !this.hasHeader("Content-Length")) this.#scripts = new HeldScripts();
    if (this.encodes && TEXTS.test(type) && (length === undefined || Number(length) >= WORTH_IT)) this.#encoder = this.#encode();
  }

  #encode(): BrotliCompress {
    const encoder = createBrotliCompress(brotliFor(QUALITY));
    this.removeHeader("Content-Length");
    this.setHeader("Content-Encoding", "br");
    const etag = this.getHeader("ETag");
    if (typeof etag === "string" && !etag.startsWith("W/")) this.setHeader("ETag", `W/${etag}`);
    const socket = new Writable({
      write: (part: Buffer, _encoding, next) => void super.write(part, "utf8", next),
      final: (next) => {
        super.end();
        next();
      },
    });
    encoder.on("drain", () => this.emit("drain"));
    this.once("close", () => encoder.destroy());
    pipeline(encoder, socket, (error) => {
      if (error) this.destroy();
    });
    return encoder;
  }

  #flushSoon(encoder: BrotliCompress): void {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => {
      this.#flushing = false;
      if (!encoder.writableEnded && !encoder.destroyed) encoder.flush();
    });
  }
}

/** What `write` and `end` were told after the chunk. */
function told(encodingOrDone: BufferEncoding | Done | undefined, done?: Done): { encoding: BufferEncoding; called: Done | undefined } {
  return typeof encodingOrDone === "function" ? { encoding: "utf8", called: encodingOrDone } : { encoding: encodingOrDone ?? "utf8", called: done };
}

function bytes(chunk: Chunk, encoding: BufferEncoding): Buffer {
  return typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
