import type { Readable } from "node:stream";
import { ImportError } from "./importError";

/** Strict UTF-8, piece by piece. */
export async function* decodeText(content: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of content) if (Buffer.isBuffer(chunk)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new ImportError("Import wasn't valid UTF8: stream did not contain valid UTF-8");
    throw error;
  }
}

/** Lines with something on them, numbered from 1. */
export async function* linesOf(content: Readable): AsyncGenerator<{ line: string; number: number }> {
  let rest = "";
  let number = 0;
  for await (const text of decodeText(content)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      number += 1;
      if (line.trim() !== "") yield { line, number };
    }
  }
  if (rest.trim() !== "") yield { line: rest, number: number + 1 };
}
