/** Writes a transaction's staged changes through to the store and notes what they touch. */
import { convexToJson } from "convex/values";
import { changePostings, type VectorChange } from "../search";
import type { Entry } from "../store";
import { type IndexDefinition, tableKey } from "./catalog";
import type { Change } from "./history";
import { haveOneKey, indexKey } from "./indexKeys";
import { CommitRecord } from "./readSet";
import { Row } from "./rows";
import type { StagedWrite } from "./staged";
import type { TransactionHost, TransactionState } from "./transactionState";
import type { Timestamp } from "./types";

/** What memory has to follow once the store has the commit. */
export interface CommitEffects {
  readonly record: CommitRecord;
  readonly written: readonly Row[];
  readonly removed: readonly Row[];
  /** Table number → change of its document count. */
  readonly counts: ReadonlyMap<number, number>;
  readonly vectors: readonly VectorChange[];
  /** Every document's version before and after. */
  readonly changes: readonly Change[];
}

/** Runs inside a store transaction. Apart from adopting new tables, memory stays as it is. */
export function writeThrough(host: TransactionHost, state: TransactionState, ts: Timestamp): CommitEffects {
  const record = new CommitRecord(ts);
  const written: Row[] = [];
  const removed: Row[] = [];
  const counts = new Map<number, number>();
  const vectors: VectorChange[] = [];
  const changes: Change[] = [];
  const entries = new EntryChanges(record);
  const created = adoptDrafts(host, state);

  for (const [id, staged] of state.staged.all()) {
    const { table, base } = staged;
    const next = staged.next === null ? null : withCommitTs(staged.next, ts);
    if (base === null && next === null) continue;
    changes.push({ id, write: { table, base, next } });
    record.tables.add(tableKey(table.namespace, table.name));
    // Indexes may have been added since the transaction first saw the table.
    for (const index of (host.catalog.numbered(table.number) ?? table).indexes.values()) {
      if (index.type === "database") entries.add(index, base, next);
      else if (index.type === "search") {
        for (const seen of changePostings(host.store, host.totals, index, base, next)) record.addSearched(index.id, seen);
      } else vectors.push({ index, base, next });
    }
    if (next !== null) {
      host.store.putRow(next);
      written.push(next);
    } else if (base !== null) {
      host.store.deleteRow(base.row);
      removed.push(base);
    }
    counts.set(table.number, (counts.get(table.number) ?? 0) + (next === null ? 0 : 1) - (base === null ? 0 : 1));
  }
  host.store.deleteEntries(entries.deletes);
  host.store.putEntries(entries.puts);
  if (created) host.store.putNamed("state", "catalog", host.catalog.serialize());
  return { record, written, removed, counts, vectors, changes };
}

/** Tables that got a document become real; another transaction may have made the same one meanwhile. */
function adoptDrafts(host: TransactionHost, state: TransactionState): boolean {
  const used = new Set([...state.staged.all()].filter(([, { next }]) => next !== null).map(([, { table }]) => table.number));
  const drafts = [...state.drafts.values()].filter(({ number }) => used.has(number));
  for (const draft of drafts) host.catalog.adopt(draft);
  return drafts.length > 0;
}

class EntryChanges {
  readonly puts: Entry[] = [];
  readonly deletes: Entry[] = [];

  constructor(private readonly record: CommitRecord) {}

  add(index: IndexDefinition, base: StagedWrite["base"], next: StagedWrite["next"]): void {
    const before = base === null ? null : indexKey(index, base.document);
    const isKept = base !== null && next !== null && haveOneKey(index, base.document, next.document);
    const after = isKept ? before : next === null ? null : indexKey(index, next.document);
    if (before !== null) this.record.addKey(index.id, before);
    if (after !== null && after !== before) this.record.addKey(index.id, after);
    if (before === after) return;
    if (base !== null && before !== null) this.deletes.push({ index: index.id, key: before, row: base.row });
    if (next !== null && after !== null) this.puts.push({ index: index.id, key: after, row: next.row });
  }
}

const COMMIT_TS = '{"$commitTs":null}';

/** `db.vars.commitTs` gets its value: text inside a string would have its quotes escaped, so this finds nothing else. */
function withCommitTs(row: Row, ts: Timestamp): Row {
  const json = resolveCommitTs(row.json, ts);
  return json === row.json ? row : new Row(row.row, row.id, row.size, json);
}

/** The same convex JSON with the timestamp of its commit wherever it asks for that. */
export function resolveCommitTs(json: string, ts: Timestamp): string {
  return json.includes(COMMIT_TS) ? json.replaceAll(COMMIT_TS, JSON.stringify(convexToJson(ts))) : json;
}
