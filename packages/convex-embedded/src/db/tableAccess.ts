/** Which tables a view of a transaction sees and may write, by name and by id: those of one component. */
import { InvalidId, tryDecodeId } from "../values";
import { PUBLIC_SYSTEM_TABLES, type TableDefinition, tableKey } from "./catalog";
import { DatabaseError } from "./errors";
import type { TransactionState } from "./transactionState";

/** The function of `ctx.db` that names a document; "system.get" is that of `ctx.db.system`. */
export type Verb = "get" | "system.get" | "patch" | "replace" | "delete";

export class TableAccess {
  constructor(private readonly state: TransactionState, private readonly system: boolean, private readonly namespace: string) {}

  named(name: string): TableDefinition | undefined {
    if (!this.isVisible(name)) return undefined;
    return this.state.host.catalog.table(this.namespace, name) ?? this.state.drafts.get(this.key(name));
  }

  /** Undefined for what is no id too. */
  ofId(id: string): TableDefinition | undefined {
    const decoded = tryDecodeId(id);
    return decoded instanceof InvalidId ? undefined : this.numbered(decoded.table);
  }

  /**
   * The table of an id that a function was given, with the name that it said the table has. Undefined for an unknown table, which only
   * reads may ask for; throws for what is no id, and for an id of the system's where one of the developer's belongs.
   */
  ofArgument(verb: Verb, id: string, expected?: string): TableDefinition | undefined {
    const decoded = tryDecodeId(id);
    if (decoded instanceof InvalidId) throw invalidId(verb, `Unable to decode ID: ${decoded.message}`);
    const table = this.numbered(decoded.table);
    const reads = verb === "get" || verb === "system.get";
    if (table === undefined && !reads) throw invalidId(verb, `Table for ID "${id}" not found`);
    if (reads) this.guardSystem(verb, table);
    if (table !== undefined && expected !== undefined && expected !== table.name) throw invalidId(verb, `expected to be an Id<"${expected}">, got Id<"${table.name}"> instead.`);
    if (!reads) this.guardSystem(verb, table);
    return table;
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

  private guardSystem(verb: Verb, table: TableDefinition | undefined): void {
    if (table === undefined || this.system) return;
    const isSystemTable = table.name.startsWith("_");
    if (verb === "system.get" && !isSystemTable) throw new DatabaseError("SystemTableError", "User tables cannot be accessed with db.system.");
    if (verb !== "system.get" && isSystemTable) throw new DatabaseError("SystemTableError", "System tables can only be accessed with db.system.");
  }

  private numbered(number: number): TableDefinition | undefined {
    const table = this.state.host.catalog.numbered(number) ?? [...this.state.drafts.values()].find((draft) => draft.number === number);
    return table !== undefined && table.namespace === this.namespace && this.isVisible(table.name) ? table : undefined;
  }

  private isVisible(name: string): boolean {
    return this.system || !name.startsWith("_") || PUBLIC_SYSTEM_TABLES.has(name);
  }
}

function invalidId(verb: Verb, problem: string): DatabaseError {
  return new DatabaseError("InvalidArgument", `Invalid argument \`id\` for \`db.${verb}\`: ${problem}`);
}
