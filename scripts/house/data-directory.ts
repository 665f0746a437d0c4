import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Stop } from "./stop";

/**
 * Makes the data directory (0700) and takes its lock, so that two starts never share one database.
 * A lock whose process is gone is taken over.
 * @throws Stop when another process holds it or the path cannot be used
 */
export function openDataDirectory(path: string): { path: string; release(): void } {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Stop(`The data directory ${path} cannot be made (${reason(error)}). Set BACKLINE_DATA to a folder you can write.`);
  }
  if (!statSync(path).isDirectory()) throw new Stop(`${path} is not a folder. Move it away, or set BACKLINE_DATA to another place.`);
  const lock = join(path, "house.lock");
  takeLock(lock, path);
  return { path, release: () => rmSync(lock, { force: true }) };
}

function takeLock(lock: string, path: string): void {
  try {
    const handle = openSync(lock, "wx", 0o600);
    writeSync(handle, String(process.pid));
    closeSync(handle);
  } catch (error) {
    if (reason(error) !== "EEXIST") throw new Stop(`The data directory ${path} cannot be written (${reason(error)}). Check its owner, or set BACKLINE_DATA.`);
    const holder = Number(readFileSync(lock, "utf8"));
    if (isAlive(holder)) throw new Stop(`Backline already runs on ${path} (process ${holder}). Stop it first, or set BACKLINE_DATA to another folder.`);
    rmSync(lock, { force: true });
    takeLock(lock, path);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return reason(error) === "EPERM";
  }
}

function reason(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
}
