import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { compact, type Size } from "./compact";
import { isErrno, makePrivateDirectory } from "./files";
import type { Journal } from "./types";

/** Where journals live: a directory of `<name>.jsonl`, or nowhere when `directory` is null (memory mode). */
export interface JournalStore {
  open<Entry>(name: string, apply: (entry: Entry) => void, snapshot?: () => readonly Entry[]): Journal<Entry>;
  close(): void;
}

/**
 * Opens the journals of a data directory. `record` returns after the line is on the disk (fsync), then applies it.
 * What is applied is always the parsed line, so the state in memory is the state a restart would rebuild.
 * With `snapshot`, a journal that says much more than its state is rewritten when it is opened.
 */
export function createJournalStore(directory: string | null): JournalStore {
  const files: number[] = [];
  let closed = false;
  if (directory !== null) makePrivateDirectory(directory);
  return {
    open(name, apply, snapshot) {
      if (directory === null) return { record: (entry) => apply(JSON.parse(JSON.stringify(entry))) };
      const path = join(directory, `${name}.jsonl`);
      const replayed = replay(path, apply);
      if (snapshot !== undefined) compact(path, replayed, snapshot);
      const file = openSync(path, "a", 0o600);
      files.push(file);
      return {
        record(entry) {
          // The system may have given the file's number to another file by now.
          if (closed) throw new Error(`The journal ${name} is closed.`);
          const line = JSON.stringify(entry);
          append(file, `${line}\n`);
          apply(JSON.parse(line));
        },
      };
    },
    close() {
      closed = true;
      for (const file of files.splice(0)) closeSync(file);
    },
  };
}

/**
 * Applies every whole line and cuts off what a crash left behind the last one. Returns how many there were, and their bytes.
 * @throws when a line in the middle cannot be read: that is damage, not a torn write, and guessing would lose records.
 */
function replay<Entry>(path: string, apply: (entry: Entry) => void): Size {
  const content = read(path);
  const end = content.lastIndexOf(0x0a) + 1;
  let start = 0;
  let lines = 0;
  while (start < end) {
    lines += 1;
    const stop = content.indexOf(0x0a, start);
    apply(parse(content.toString("utf8", start, stop), `${path}:${lines}`));
    start = stop + 1;
  }
  if (end < content.length) truncateSync(path, end);
  return { lines, bytes: end };
}

function parse<Entry>(line: string, where: string): Entry {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${where} is damaged. Restore the file, or remove the sandbox's data directory to start anew.`);
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return Buffer.alloc(0);
    throw error;
  }
}

/** A line that did not fit on the disk is taken back, so that the next one does not follow half of it. */
function append(file: number, text: string): void {
  const bytes = Buffer.from(text);
  const start = fstatSync(file).size;
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, start);
    throw error;
  }
}
