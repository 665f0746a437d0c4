import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Below this, rewriting saves nothing worth a thought. */
const FEWEST_LINES = 256;

/** What a journal holds on the disk. */
export interface Size {
  lines: number;
  bytes: number;
}

/**
 * Rewrites a journal as the snapshot of its state, when that saves a quarter or more. The snapshot is written beside it,
 * flushed, and put in its place by one rename: after a crash there is the old journal or the new one, and what lies
 * beside it is thrown away at the next start.
 */
export function compact<Entry>(path: string, { lines, bytes }: Size, snapshot: () => readonly Entry[]): void {
  const beside = `${path}.compacting`;
  rmSync(beside, { force: true });
  if (lines < FEWEST_LINES) return;
  const kept = snapshot().map((entry) => Buffer.from(`${JSON.stringify(entry)}\n`));
  const size = kept.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size * 4 > bytes * 3) return;
  write(beside, kept);
  renameSync(beside, path);
  flushDirectory(dirname(path));
}

function write(path: string, lines: readonly Buffer[]): void {
  const file = openSync(path, "wx", 0o600);
  try {
    for (const line of lines) for (let written = 0; written < line.length; ) written += writeSync(file, line, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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
