/** A file part of a `multipart/form-data` body (RFC 7578). `content` must be read to its end. */
export interface FilePart {
  filename: string | null;
  /** Without parameters; null when the part names none. */
  contentType: string | null;
  content: AsyncIterable<Uint8Array>;
}

/** The body is not the multipart form it says it is. */
export class MultipartError extends Error {}

const MOST_HEADER_BYTES = 16 * 1024;
const HEADER_END = Buffer.from("\r\n\r\n");

/**
 * Reads the form field `name` from a body as it arrives. Holds no more than a chunk and a delimiter in memory, however
 * large the file. Parts before it are skipped; what comes after it is read and dropped.
 */
export async function readFilePart(body: AsyncIterable<Uint8Array>, contentType: string, name: string): Promise<FilePart> {
  const boundary = boundaryOf(contentType);
  const reader = new Reader(body);
  // The first delimiter has no line break before it; with one put in front, all delimiters look alike.
  reader.prepend(Buffer.from("\r\n"));
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await drain(reader.until(delimiter));
  for (;;) {
    if ((await reader.exactly(2)).toString() === "--") throw new MultipartError(`The form has no field "${name}".`);
    reader.prepend(Buffer.from("\r\n"));
    const headers = parseHeaders(await reader.short(HEADER_END, MOST_HEADER_BYTES));
    const disposition = headers.get("content-disposition") ?? "";
    if (parameter(disposition, "name") !== name) {
      await drain(reader.until(delimiter));
      continue;
    }
    return {
      filename: parameter(disposition, "filename"),
      contentType: headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? null,
      content: contentThenRest(reader, delimiter),
    };
  }
}

async function* contentThenRest(reader: Reader, delimiter: Buffer): AsyncGenerator<Uint8Array> {
  yield* reader.until(delimiter);
  await reader.rest();
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined || boundary.length > 200) throw new MultipartError("The body must be multipart/form-data with a boundary.");
  return boundary;
}

function parseHeaders(block: Buffer): Map<string, string> {
  const lines = block.toString("utf8").split("\r\n").filter((line) => line.includes(":"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")).trim().toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
}

/** Browsers write a quote inside a name as %22 (WHATWG, multipart/form-data encoding). */
function parameter(header: string, name: string): string | null {
  const [, value] = new RegExp(`(?:^|[;\\s])${name}="([^"]*)"`, "i").exec(header) ?? [];
  return value?.replaceAll("%22", '"') ?? null;
}

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  while (!(await iterator.next()).done) continue;
}

/** Looks through arriving bytes for marks, keeping only what could still be part of one. */
class Reader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  prepend(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  /** Yields all bytes before `mark` and consumes the mark. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at >= 0) {
        const before = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + mark.length);
        if (before.length > 0) yield before;
        return;
      }
      const safe = Math.max(0, this.#held.length - mark.length + 1);
      const before = this.#held.subarray(0, safe);
      this.#held = this.#held.subarray(safe);
      if (before.length > 0) yield before;
      await this.#more();
    }
  }

  async short(mark: Buffer, most: number): Promise<Buffer> {
    while (!this.#held.includes(mark)) {
      if (this.#held.length > most) throw new MultipartError("A part's headers are too long.");
      await this.#more();
    }
    const at = this.#held.indexOf(mark);
    const before = this.#held.subarray(0, at);
    this.#held = this.#held.subarray(at + mark.length);
    return before;
  }

  async exactly(count: number): Promise<Buffer> {
    while (this.#held.length < count) await this.#more();
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }

  async rest(): Promise<void> {
    this.#held = Buffer.alloc(0);
    while (!(await this.#source.next()).done) continue;
  }

  async #more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) throw new MultipartError("The body ended before its last boundary.");
    this.#held = this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value]);
  }
}
