/**
 * The only file that talks to the driver. libsql 0.5 aborts the whole process on a bare blob argument
 * (`stmt.get(buffer)`), so every call here binds an array.
 */
import Sqlite from "libsql";

export type Bind = string | number | Buffer | null;
export type Columns = readonly unknown[];

export class Connection {
  private readonly connection: Sqlite.Database;
  private readonly transaction: Record<"read" | "write" | "commit" | "rollback", Sqlite.Statement>;
  private state: "idle" | "reading" | "writing" | "closed" = "idle";

  constructor(path: string) {
    this.connection = new Sqlite(path);
    const { connection } = this;
    this.transaction = { read: connection.prepare("BEGIN"), write: connection.prepare("BEGIN IMMEDIATE"), commit: connection.prepare("COMMIT"), rollback: connection.prepare("ROLLBACK") };
  }

  exec(sql: string): void {
    this.stopReading();
    this.connection.exec(sql);
  }

  prepare(sql: string): Statement {
    return new Statement(this, this.connection.prepare(sql));
  }

  /** Starts a transaction that writes, and lasts until it is ended. */
  begin(): void {
    this.stopReading();
    this.transaction.write.run([]);
    this.state = "writing";
  }

  end(how: "commit" | "rollback"): void {
    if (how === "commit") this.requireOpen();
    // After some errors, a full disk among them, SQLite has taken the transaction back by itself.
    if (how === "commit" || this.isInTransaction) this.transaction[how].run([]);
    if (this.state !== "closed") this.state = "idle";
  }

  get isInTransaction(): boolean {
    // Asked about a closed connection, the driver ends the process.
    return this.state !== "closed" && this.connection.inTransaction;
  }

  close(): void {
    if (this.state === "closed") return;
    // Closing alone would wait for the statements to be collected, and keep the moment that was read until then.
    this.stopReading();
    this.connection.close();
    this.state = "closed";
  }

  /**
   * Reads share a transaction until something is written: each alone would lock the file and look for the newest
   * state, which costs a third of a small read. They see one moment, which is the newest where nobody else writes.
   */
  startReading(): void {
    this.requireOpen();
    if (this.state !== "idle") return;
    this.transaction.read.run([]);
    this.state = "reading";
  }

  stopReading(): void {
    this.requireOpen();
    // There is nothing to write, and where the file is damaged only this way out is left.
    if (this.state === "reading") this.end("rollback");
  }

  /** In the driver statements outlive their connection, and would write into a directory that somebody else may hold by now. */
  private requireOpen(): void {
    if (this.state === "closed") throw new Error("The database is closed");
  }
}

export class Statement {
  constructor(
    private readonly connection: Connection,
    private readonly statement: Sqlite.Statement,
  ) {
    if (statement.reader) statement.raw(true);
  }

  run(binds: readonly Bind[]): void {
    this.connection.stopReading();
    this.statement.run([...binds]);
  }

  /** The first row's columns, or null. */
  first(binds: readonly Bind[]): Columns | null {
    this.connection.startReading();
    const row: unknown = this.statement.get([...binds]);
    return Array.isArray(row) ? row : null;
  }

  all(binds: readonly Bind[]): Columns[] {
    this.connection.startReading();
    return this.statement.all([...binds]).filter((row) => Array.isArray(row));
  }
}

export function textColumn(columns: Columns, index: number): string {
  const value = columns[index];
  if (typeof value !== "string") throw new Error(`Column ${index} is not text`);
  return value;
}

export function numberColumn(columns: Columns, index: number): number {
  const value = columns[index];
  if (typeof value !== "number") throw new Error(`Column ${index} is not a number`);
  return value;
}
