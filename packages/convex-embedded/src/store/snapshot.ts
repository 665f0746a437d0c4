/** A reader of a store that another connection writes: it sees what was committed when it was opened, and goes on seeing it. */
import { join } from "node:path";
import { Connection, numberColumn, textColumn } from "./sqlite";
import type { Store, StoredRow } from "./store";

export class StoreSnapshot implements Pick<Store, "range" | "rows" | "getNamed"> {
  private readonly statements: ReturnType<typeof prepare>;

  private constructor(private readonly connection: Connection) {
    this.statements = prepare(connection);
    // The first read takes the snapshot, and no write ever ends it.
    this.statements.named.first(["state", "latest"]);
  }

  static ofDirectory(directory: string): StoreSnapshot {
    return new StoreSnapshot(new Connection(join(directory, "data.db")));
  }

  range(index: number, lo: string, hi: string, order: "asc" | "desc", limit: number): { key: string; row: number }[] {
    const statement = order === "asc" ? this.statements.ascending : this.statements.descending;
    return statement.all([index, Buffer.from(lo, "hex"), Buffer.from(hi, "hex"), limit]).map((columns) => ({ key: textColumn(columns, 0), row: numberColumn(columns, 1) }));
  }

  rows(numbers: readonly number[]): StoredRow[] {
    return this.statements.rows
      .all([JSON.stringify(numbers)])
      .map((columns) => ({ row: numberColumn(columns, 0), size: numberColumn(columns, 1), id: textColumn(columns, 2), json: textColumn(columns, 3) }));
  }

  getNamed(space: string, name: string): string | null {
    const found = this.statements.named.first([space, name]);
    return found === null ? null : textColumn(found, 0);
  }

  close(): void {
    this.connection.close();
  }
}

function prepare(connection: Connection) {
  const range = (order: string) => `SELECT lower(hex(key)), row FROM entries WHERE idx = ? AND key >= ? AND key < ? ORDER BY key ${order} LIMIT ?`;
  return {
    ascending: connection.prepare(range("ASC")),
    descending: connection.prepare(range("DESC")),
    rows: connection.prepare("SELECT row, size, id, json FROM documents WHERE row IN (SELECT value FROM json_each(?))"),
    named: connection.prepare("SELECT value FROM named WHERE space = ? AND name = ?"),
  };
}
