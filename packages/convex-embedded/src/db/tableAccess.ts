/** Which tables a view of a transaction sees and may write, by name and by id: those of one component. */
import { decodeId, type DocumentId, InvalidId } from "../values";
import { PUBLIC_SYSTEM_TABLES, type TableDefinition, tableKey } from "./catalog";
import { DatabaseError } from "./errors";
import type { TransactionState } from "./transactionState";

export type Verb = "get" | "patch" | "replace" | "delete";

export class TableAccess {
  constructor(private readonly state: TransactionState, private readonly system: boolean, private readonly namespace: string) {}

  named(name: string): TableDefinition | undefined {
    if (!this.isVisible(name)) return undefined;
    return this.state.host.catalog.table(this.namespace, name) ?? this.state.drafts.get(this.key(name));
  }

  /** Undefined for what is no id too. */
  ofId(id: string): TableDefinition | undefined {
    const decoded = tryDecode(id);
    return decoded instanceof InvalidId ? undefined : this.numbered(decoded.table);
  }

  /** Undefined for an unknown table; throws for what is no id. */
  ofArgument(verb: Verb, id: string): TableDefinition | undefined {
    const decoded = tryDecode(id);
    if (decoded instanceof InvalidId) throw new DatabaseError("InvalidArgument", `Invalid argument \`id\` for \`db.${verb}\`: Unable to decode ID: ${decoded.message}`);
    return this.numbered(decoded.table);
  }

  /** The table to insert into; one that does not exist yet is created with the transaction. */
  writable(name: string): TableDefinition {
    this.requireWritable(name);
    const known = this.named(name);
    if (known !== undefined) return known;
    const draft = this.state.host.catalog.draft(this.namespace, name);
    this.state.drafts.set(this.key(name), draft);
    return draft;
  }

  /** What a table of this name is called in read sets and drafts. */
  key(name: string): string {
    return tableKey(this.namespace, name);
  }

  requireWritable(name: string): void {
    if (this.state.kind === "query") throw new DatabaseError("ReadOnly", "Queries cannot write to the database.");
    if (name.startsWith("_") && !this.system) throw new DatabaseError("SystemTable", "System tables (prefixed with `_`) are read-only.");
  }

  private numbered(number: number): TableDefinition | undefined {
    const table = this.state.host.catalog.numbered(number) ?? [...this.state.drafts.values()].find((draft) => draft.number === number);
    return table !== undefined && table.namespace === this.namespace && this.isVisible(table.name) ? table : undefined;
  }

  private isVisible(name: string): boolean {
    return this.system || !name.startsWith("_") || PUBLIC_SYSTEM_TABLES.has(name);
  }
}

function tryDecode(id: string): DocumentId | InvalidId {
  try {
    return decodeId(id);
  } catch (error) {
    if (error instanceof InvalidId) return error;
    throw error;
  }
}
