import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { HttpError } from "../http/reply";

const MAX_PARTS = 10_000;

/** Files that arrive in parts, in any order, and become one. */
export class Uploads {
  readonly #open = new Map<string, Map<number, string>>();

  constructor(private readonly directory: string) {}

  /** Nothing that an earlier process received is of use. */
  async clear(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
  }

  start(): string {
    const token = randomUUID();
    this.#open.set(token, new Map());
    return token;
  }

  /** Answers the part's token. A part that is sent again replaces the first one. */
  async receive(token: string, number: number, content: Readable): Promise<string> {
    const parts = this.#find(token);
    if (!Number.isInteger(number) || number < 1 || number >= MAX_PARTS) throw new HttpError(400, "BadPartNumber", `A part's number is between 1 and ${MAX_PARTS - 1}`);
    const part = randomUUID();
    await pipeline(content, createWriteStream(join(this.directory, part), { mode: 0o600 }));
    parts.set(number, part);
    return part;
  }

  /** Joins the parts in the order of their tokens; answers the file's path. */
  async finish(token: string, partTokens: readonly string[]): Promise<string> {
    const parts = this.#find(token);
    const known = new Set(parts.values());
    if (partTokens.some((part) => !known.has(part))) throw new HttpError(400, "BadPartToken", "A part of this upload is not known");
    this.#open.delete(token);
    const whole = join(this.directory, `${token}.import`);
    const target = createWriteStream(whole, { mode: 0o600 });
    for (const part of partTokens) await pipeline(createReadStream(join(this.directory, part)), target, { end: false });
    await new Promise<void>((resolve, reject) => {
      target.once("error", reject);
      target.end(resolve);
    });
    for (const part of known) await this.discard(join(this.directory, part));
    return whole;
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  #find(token: string): Map<number, string> {
    const parts = this.#open.get(token);
    if (parts === undefined) throw new HttpError(400, "BadUploadToken", "The upload is not known: start it again");
    return parts;
  }
}
