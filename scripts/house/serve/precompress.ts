import { readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { brotliFor } from "./brotli";

const compress = promisify(brotliCompress);
const TEXTS = /\.(js|css|svg|json)$/;
const BEST = 11;

/** Writes `<name>.br` beside every text below `folder` that becomes smaller by it. */
export async function precompress(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => TEXTS.test(name));
  await Promise.all(
    files.map(async (name) => {
      const path = join(folder, name);
      const plain = await readFile(path);
      const small = await compress(plain, brotliFor(BEST, plain.length));
      if (small.length < plain.length) await writeFile(`${path}.br`, small);
      else await rm(`${path}.br`, { force: true });
    }),
  );
}
