/**
 * Exclusive use of a data directory. The lock itself is an operating system lock on `lock.db`, held
 * through an open SQLite transaction: it ends with the process, however that ends, so a crash leaves
 * nothing to clean up and a reused process id cannot mislead. `owner.pid` only serves the message.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "libsql";
import { DataDirectoryBroken, DataDirectoryInUse, reasonOf, sqliteCode } from "./errors";

export interface DirectoryLock {
  /** The last holder did not release it: the process died or was killed. */
  readonly wasAbandoned: boolean;
  release(): void;
}

/** Throws {@link DataDirectoryInUse} when another process, or this one, holds the directory. */
export function lockDirectory(directory: string): DirectoryLock {
  const ownerFile = join(directory, "owner.pid");
  const holder = new Sqlite(join(directory, "lock.db"));
  try {
    holder.exec("PRAGMA journal_mode = DELETE");
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    if (sqliteCode(error).startsWith("SQLITE_BUSY")) throw new DataDirectoryInUse(directory, readPid(ownerFile));
    throw new DataDirectoryBroken(directory, reasonOf(error));
  }
  const wasAbandoned = existsSync(ownerFile);
  writeFileSync(ownerFile, `${process.pid}\n`, { mode: 0o600 });
  return {
    wasAbandoned,
    release() {
      rmSync(ownerFile, { force: true });
      holder.exec("ROLLBACK");
      holder.close();
    },
  };
}

function readPid(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isSafeInteger(pid) ? pid : null;
  } catch {
    // The holder may not have written it yet; the refusal stands without it.
    return null;
  }
}
