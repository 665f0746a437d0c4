import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isErrno, makePrivateDirectory, readFileIfPresent } from "./files";

/**
 * Takes the data directory for this process, so that two sandboxes never write one journal.
 * A lock left by a process that is gone is taken over.
 * @returns the function that gives it back.
 * @throws when a living process holds it.
 */
export function lockDataDirectory(dataDir: string): () => void {
  makePrivateDirectory(dataDir);
  const path = join(dataDir, "lock");
  const mine = identityOf(process.pid);
  while (!create(path, mine)) {
    const holder = readFileIfPresent(path);
    if (holder === null) continue;
    if (isAlive(holder)) throw inUse(dataDir, holder);
    moveAside(path, holder);
  }
  return () => {
    if (readFileIfPresent(path) === mine) unlinkSync(path);
  };
}

/** Written aside and linked into place, so that nobody ever reads a lock that has no content yet. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Of two processes that both found the same dead lock, the slower one must not remove the faster one's new lock. */
function moveAside(path: string, expected: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return;
    throw error;
  }
  if (readFileSync(aside, "utf8") === expected) unlinkSync(aside);
  else renameSync(aside, path);
}

/**
 * A process id alone is reused (in a container after every restart), so where the system tells it, the time at which
 * the process started belongs to its identity.
 */
function identityOf(pid: number): string {
  return `${pid} ${startTimeOf(pid)}`.trim();
}

/** Field 22 of /proc/<pid>/stat, ticks since boot (man 5 proc); empty on systems without it. */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function isAlive(holder: string): boolean {
  const pid = Number.parseInt(holder, 10);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isErrno(error, "ESRCH")) return false;
  }
  return identityOf(pid) === holder;
}

function inUse(dataDir: string, holder: string): Error {
  return new Error(
    `The sandbox's data directory ${dataDir} is in use by process ${Number.parseInt(holder, 10)}. ` +
      "Stop that process or choose another data directory.",
  );
}
