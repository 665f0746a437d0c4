/**
 * Documents, index entries and small named values in one SQLite file. Knows nothing of tables, values
 * or transactions of the database above it; index keys come and go as the hexadecimal text of
 * `values/sortKey`, which SQLite keeps as bytes and turns into them itself: binding text costs half of binding a buffer.
 */
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DataDirectoryBroken, DataDirectoryInUse, reasonOf } from "./errors";
import { type DirectoryLock, lockDirectory } from "./lock";
import { type Bind, type Columns, Connection, numberColumn, type Statement, textColumn } from "./sqlite";
import { UnwrittenRows } from "./unwritten";

/** Number of a stored document, private to this store; index entries point to it. */
export type RowNumber = number;
export interface StoredRow { row: RowNumber; id: string; size: number; json: string }
export interface Entry { index: number; key: string; row: RowNumber }
export interface Posting { index: number; term: string; row: RowNumber; frequency: number; length: number; created: number; id: string }

const FORMAT_VERSION = 1;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS documents (row INTEGER PRIMARY KEY, id TEXT NOT NULL, size INTEGER NOT NULL, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS entries (idx INTEGER NOT NULL, key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (idx, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS postings (idx INTEGER NOT NULL, term TEXT NOT NULL, row INTEGER NOT NULL, frequency INTEGER NOT NULL,
    length INTEGER NOT NULL, created REAL NOT NULL, id TEXT NOT NULL, PRIMARY KEY (idx, term, row)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS named (space TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (space, name)) WITHOUT ROWID;
`;

/** Separates the columns that one text result carries; none of ids, numbers and JSON text contains it raw. */
const FIELD = "\t";
const LINE = "\n";
/** Texts with a prefix lie between it and it followed by this. */
const LAST_CHARACTER = "\u{10ffff}";

export class Store {
  private readonly statements: ReturnType<typeof prepareAll>;
  private readonly unwritten = new UnwrittenRows();
  /** Whether there is a point to come back to, and whether SQLite knows of it: it needs to once something else than a document is written. */
  private point: "none" | "ours" | "sqlite" = "none";

  private constructor(private readonly connection: Connection, private readonly lock: DirectoryLock | null) {
    // Pages that are written often go from the log into the file once for 16 MB of it, and not for 4: a commit costs a quarter less.
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 4000");
    const version = connection.prepare("PRAGMA user_version").first([]);
    const found = version === null ? 0 : numberColumn(version, 0);
    if (found > FORMAT_VERSION) throw new Error(`it has format ${found}, this version knows ${FORMAT_VERSION}`);
    connection.exec(`${SCHEMA} PRAGMA user_version = ${FORMAT_VERSION}`);
    if (lock?.wasAbandoned) checkPages(connection);
    this.statements = prepareAll(connection);
  }

  static inMemory(): Store {
    return new Store(new Connection(":memory:"), null);
  }

  /** Opens or creates the store; throws `DataDirectoryInUse` or `DataDirectoryBroken`. */
  static inDirectory(directory: string): Store {
    let lock: DirectoryLock | null = null;
    let connection: Connection | null = null;
    try {
      if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: 0o700 });
      lock = lockDirectory(directory);
      const file = join(directory, "data.db");
      connection = new Connection(file);
      const store = new Store(connection, lock);
      chmodSync(file, 0o600);
      return store;
    } catch (error) {
      connection?.close();
      lock?.release();
      if (error instanceof DataDirectoryInUse || error instanceof DataDirectoryBroken) throw error;
      throw new DataDirectoryBroken(directory, reasonOf(error));
    }
  }

  begin(): void {
    this.connection.begin();
  }

  /** Returns once the transaction is on disk. */
  commit(): void {
    this.writeRows();
    this.connection.end("commit");
  }

  rollback(): void {
    this.unwritten.clear();
    this.point = "none";
    this.connection.end("rollback");
  }

  /** A point inside the transaction to come back to; one at a time. */
  savepoint(): void {
    if (this.unwritten.isMuch) this.writeRows();
    this.unwritten.mark();
    this.point = "ours";
  }

  releaseSavepoint(): void {
    if (this.point === "sqlite") this.statements.release.run([]);
    this.point = "none";
  }

  /** False: SQLite has given up the whole transaction, which can only be rolled back. */
  rollbackToSavepoint(): boolean {
    if (!this.connection.isInTransaction) return false;
    this.unwritten.backToMark();
    if (this.point === "sqlite") {
      this.statements.rollbackTo.run([]);
      this.statements.release.run([]);
    }
    this.point = "none";
    return true;
  }

  private writeRows(): void {
    for (const [number, row] of this.unwritten.take()) {
      if (row === null) this.statements.deleteRow.run([number]);
      else this.statements.putRow.run([row.row, row.id, row.size, row.json]);
    }
  }

  private write(statement: Statement, binds: readonly Bind[]): void {
    if (this.point === "ours") {
      this.statements.savepoint.run([]);
      this.point = "sqlite";
    }
    statement.run(binds);
  }

  /** Up to `limit` entries with lo <= key < hi, in index order or backwards. */
  range(index: number, lo: string, hi: string, order: "asc" | "desc", limit: number): { key: string; row: RowNumber }[] {
    const statement = order === "asc" ? this.statements.ascending : this.statements.descending;
    const text = statement.first([index, lo, hi, limit])?.[0];
    if (typeof text !== "string") return [];
    return text.split(LINE).map((line) => {
      const end = line.indexOf(FIELD);
      return { key: line.slice(0, end), row: Number(line.slice(end + 1)) };
    });
  }

  countRange(index: number): number {
    const found = this.statements.count.first([index]);
    return found === null ? 0 : numberColumn(found, 0);
  }

  rowAt(index: number, key: string): StoredRow | null {
    const found = this.statements.rowAt.first([index, key]);
    if (found === null) return null;
    const unwritten = this.unwritten.get(numberColumn(found, 0));
    return unwritten === undefined ? storedRow(found) : unwritten;
  }

  rows(numbers: readonly RowNumber[]): StoredRow[] {
    const unwritten = numbers.map((number) => this.unwritten.get(number));
    const written = numbers.filter((_, at) => unwritten[at] === undefined);
    return [...unwritten.filter((row) => row != null), ...this.writtenRows(written)];
  }

  private writtenRows(numbers: readonly RowNumber[]): StoredRow[] {
    const [first, second] = numbers;
    if (first === undefined) return [];
    // A list costs SQLite twice what one number does.
    if (second === undefined) return this.writtenRow(first);
    const bytes = this.statements.rows.first([JSON.stringify(numbers)])?.[0];
    return bytes instanceof Buffer ? parseRows(bytes) : [];
  }

  private writtenRow(number: RowNumber): StoredRow[] {
    const found = this.statements.row.first([number]);
    return found === null ? [] : [storedRow(found)];
  }

  /** Highest row number ever used by a document that still exists. */
  lastRow(): RowNumber {
    const found = this.statements.lastRow.first([]);
    return found === null ? 0 : numberColumn(found, 0);
  }

  /** Within a transaction, like every change of a document. */
  putRow(row: StoredRow): void {
    this.change(row.row, row);
  }

  deleteRow(row: RowNumber): void {
    this.change(row, null);
  }

  private change(number: RowNumber, row: StoredRow | null): void {
    this.unwritten.set(number, row);
    // Without a point to come back to, the whole transaction is what would be undone.
    if (this.point === "none" && this.unwritten.isMuch) this.writeRows();
  }

  putEntries(entries: readonly Entry[]): void {
    if (entries.length > 0) this.write(this.statements.putEntries, [JSON.stringify(entries.map(({ index, key, row }) => [index, key, row]))]);
  }

  deleteEntries(entries: readonly Entry[]): void {
    // One by one: given a list, SQLite walks the whole table instead of looking each key up.
    for (const { index, key } of entries) this.write(this.statements.deleteEntry, [index, key]);
  }

  putPostings(postings: readonly Posting[]): void {
    for (const p of postings) this.write(this.statements.putPosting, [p.index, p.term, p.row, p.frequency, p.length, p.created, p.id]);
  }

  deletePostings(postings: readonly Posting[]): void {
    for (const p of postings) this.write(this.statements.deletePosting, [p.index, p.term, p.row]);
  }

  postings(index: number, term: string): Posting[] {
    return this.statements.postings.all([index, term]).map((columns) => ({
      index,
      term,
      row: numberColumn(columns, 0),
      frequency: numberColumn(columns, 1),
      length: numberColumn(columns, 2),
      created: numberColumn(columns, 3),
      id: textColumn(columns, 4),
    }));
  }

  /** Terms of a search index that start with `prefix`, in order. */
  termsWithPrefix(index: number, prefix: string, limit: number): string[] {
    return this.statements.terms.all([index, prefix, prefix + LAST_CHARACTER, limit]).map((columns) => textColumn(columns, 0));
  }

  /** Forgets everything an index, of whichever kind, holds. */
  dropIndex(index: number): void {
    this.write(this.statements.dropEntries, [index]);
    this.write(this.statements.dropPostings, [index]);
  }

  getNamed(space: string, name: string): string | null {
    const found = this.statements.getNamed.first([space, name]);
    return found === null ? null : textColumn(found, 0);
  }

  putNamed(space: string, name: string, value: string): void {
    this.write(this.statements.putNamed, [space, name, value]);
  }

  deleteNamed(space: string, name: string): void {
    this.write(this.statements.deleteNamed, [space, name]);
  }

  listNamed(space: string, prefix: string, limit: number): { name: string; value: string }[] {
    return this.statements.listNamed.all([space, prefix, prefix + LAST_CHARACTER, limit]).map((columns) => ({ name: textColumn(columns, 0), value: textColumn(columns, 1) }));
  }

  /** A consistent copy of everything committed, as one file that must not exist yet. */
  backup(path: string): void {
    this.connection.prepare("VACUUM INTO ?").run([path]);
  }

  close(): void {
    this.connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.connection.close();
    this.lock?.release();
  }
}

function prepareAll(connection: Connection) {
  const line = (columns: string) => columns.split(", ").join(` || '${FIELD}' || `);
  const range = (order: string) => `SELECT group_concat(${line("lower(hex(key)), row")}, '${LINE}') FROM
    (SELECT key, row FROM entries WHERE idx = ? AND key >= unhex(?) AND key < unhex(?) ORDER BY key ${order} LIMIT ?)`;
  return {
    savepoint: connection.prepare("SAVEPOINT one_commit"),
    release: connection.prepare("RELEASE one_commit"),
    rollbackTo: connection.prepare("ROLLBACK TO one_commit"),
    // One text result instead of many rows: the driver's cost is per column, not per byte.
    ascending: connection.prepare(range("ASC")),
    descending: connection.prepare(range("DESC")),
    rows: connection.prepare(`SELECT CAST(group_concat(${line("row, size, id, json")}, '${LINE}') AS BLOB) FROM documents WHERE row IN (SELECT value FROM json_each(?))`),
    row: connection.prepare("SELECT row, size, id, json FROM documents WHERE row = ?"),
    rowAt: connection.prepare("SELECT e.row, d.size, d.id, d.json FROM entries e LEFT JOIN documents d ON d.row = e.row WHERE e.idx = ? AND e.key = unhex(?)"),
    count: connection.prepare("SELECT count(*) FROM entries WHERE idx = ?"),
    lastRow: connection.prepare("SELECT coalesce(max(row), 0) FROM documents"),
    putRow: connection.prepare("INSERT OR REPLACE INTO documents (row, id, size, json) VALUES (?, ?, ?, ?)"),
    deleteRow: connection.prepare("DELETE FROM documents WHERE row = ?"),
    putEntries: connection.prepare("INSERT OR REPLACE INTO entries (idx, key, row) SELECT value ->> 0, unhex(value ->> 1), value ->> 2 FROM json_each(?)"),
    deleteEntry: connection.prepare("DELETE FROM entries WHERE idx = ? AND key = unhex(?)"),
    putPosting: connection.prepare("INSERT OR REPLACE INTO postings (idx, term, row, frequency, length, created, id) VALUES (?, ?, ?, ?, ?, ?, ?)"),
    deletePosting: connection.prepare("DELETE FROM postings WHERE idx = ? AND term = ? AND row = ?"),
    postings: connection.prepare("SELECT row, frequency, length, created, id FROM postings WHERE idx = ? AND term = ?"),
    terms: connection.prepare("SELECT DISTINCT term FROM postings WHERE idx = ? AND term >= ? AND term < ? ORDER BY term LIMIT ?"),
    dropEntries: connection.prepare("DELETE FROM entries WHERE idx = ?"),
    dropPostings: connection.prepare("DELETE FROM postings WHERE idx = ?"),
    getNamed: connection.prepare("SELECT value FROM named WHERE space = ? AND name = ?"),
    putNamed: connection.prepare("INSERT OR REPLACE INTO named (space, name, value) VALUES (?, ?, ?)"),
    deleteNamed: connection.prepare("DELETE FROM named WHERE space = ? AND name = ?"),
    listNamed: connection.prepare("SELECT name, value FROM named WHERE space = ? AND name >= ? AND name < ? ORDER BY name LIMIT ?"),
  } satisfies Record<string, Statement>;
}

function storedRow(columns: Columns): StoredRow {
  return { row: numberColumn(columns, 0), size: numberColumn(columns, 1), id: textColumn(columns, 2), json: textColumn(columns, 3) };
}

/** Reads the whole file, so only after an end that may have left something behind. */
function checkPages(connection: Connection): void {
  const found = connection.prepare("PRAGMA quick_check(1)").first([]);
  const answer = found === null ? "no answer to the integrity check" : textColumn(found, 0);
  if (answer !== "ok") throw new Error(answer);
}

/** Out of bytes and not out of one text: a part of a text keeps the whole of it in memory, and rows are kept for long. */
function parseRows(bytes: Buffer): StoredRow[] {
  const rows: StoredRow[] = [];
  for (let start = 0; start < bytes.length; ) {
    const afterRow = bytes.indexOf(FIELD, start);
    const afterSize = bytes.indexOf(FIELD, afterRow + 1);
    const afterId = bytes.indexOf(FIELD, afterSize + 1);
    const end = endOf(bytes, afterId);
    rows.push({
      row: Number(bytes.toString("latin1", start, afterRow)),
      size: Number(bytes.toString("latin1", afterRow + 1, afterSize)),
      id: bytes.toString("latin1", afterSize + 1, afterId),
      json: bytes.toString("utf8", afterId + 1, end),
    });
    start = end + 1;
  }
  return rows;
}

function endOf(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(LINE, from);
  return end === -1 ? bytes.length : end;
}
