/**
 * The only file that talks to the driver. libsql 0.5 aborts the whole process on a bare blob argument
 * (`stmt.get(buffer)`), so every call here binds an array.
 */
import Sqlite from "libsql";

export type Bind = string | number | Buffer | null;
export type Columns = readonly unknown[];

export class Connection {
  private readonly connection: Sqlite.Database;

  constructor(path: string) {
    this.connection = new Sqlite(path);
  }

  exec(sql: string): void {
    this.connection.exec(sql);
  }

  prepare(sql: string): Statement {
    return new Statement(this.connection.prepare(sql));
  }

  close(): void {
    this.connection.close();
  }
}

export class Statement {
  constructor(private readonly statement: Sqlite.Statement) {
    if (statement.reader) statement.raw(true);
  }

  run(binds: readonly Bind[]): void {
    this.statement.run([...binds]);
  }

  /** The first row's columns, or null. */
  first(binds: readonly Bind[]): Columns | null {
    const row: unknown = this.statement.get([...binds]);
    return Array.isArray(row) ? row : null;
  }

  all(binds: readonly Bind[]): Columns[] {
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
