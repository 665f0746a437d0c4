/** Another process has the data directory open. */
export class DataDirectoryInUse extends Error {
  override readonly name = "DataDirectoryInUse";
  constructor(readonly directory: string, readonly pid: number | null) {
    super(`The data directory ${directory} is already in use${pid === null ? "" : ` by process ${pid}`}. Stop that process or choose another directory.`);
  }
}

/** The data directory cannot be read: damaged, not ours, of a newer version, or not accessible. */
export class DataDirectoryBroken extends Error {
  override readonly name = "DataDirectoryBroken";
  constructor(readonly directory: string, reason: string) {
    super(`The data directory ${directory} cannot be used: ${reason.replace(/\s+/g, " ")}. Restore it from a backup or start with an empty directory.`);
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** SQLite's result code name, such as `SQLITE_BUSY`, when the error has one. */
export function sqliteCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
