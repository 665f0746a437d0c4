import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Below this, rewriting saves nothing worth a thought. */
const FEWEST_LINES = 256;
const CHUNK = 1 << 16;

/**
 * Rewrites a journal of `lines` lines as the snapshot of its state, when that is at most half as long. The snapshot is
 * written beside it, flushed, and put in its place by one rename: after a crash there is the old journal or the new one,
 * and what lies beside it is thrown away at the next start.
 */
export function compact<Entry>(path: string, lines: number, snapshot: () => readonly Entry[]): void {
  const beside = `${path}.compacting`;
  rmSync(beside, { force: true });
  if (lines < FEWEST_LINES) return;
  const entries = snapshot();
  if (entries.length * 2 > lines) return;
  write(beside, entries);
  renameSync(beside, path);
  flushDirectory(dirname(path));
}

function write(path: string, entries: readonly unknown[]): void {
  const file = openSync(path, "wx", 0o600);
  try {
    let text = "";
    for (const entry of entries) {
      text += `${JSON.stringify(entry)}\n`;
      if (text.length < CHUNK) continue;
      writeAll(file, text);
      text = "";
    }
    writeAll(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** The rename itself lies in the directory. Systems that cannot flush one (Windows) order it by themselves. */
function flushDirectory(path: string): void {
  try {
    const directory = openSync(path, "r");
    try {
      fsyncSync(directory);
    } finally {
      closeSync(directory);
    }
  } catch {
    return;
  }
}
