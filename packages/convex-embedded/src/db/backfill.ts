/** Fills new indexes from stored documents, and walks tables for checks. */
import { changePostings, type SearchTotals } from "../search";
import type { Store } from "../store";
import { BEFORE_EVERYTHING, PAST_EVERYTHING, afterKey } from "../values";
import type { IndexDefinition, TableDefinition } from "./catalog";
import { indexKey } from "./indexKeys";
import { Row } from "./rows";

const BATCH = 500;

/** Every document of a table in creation order; past the cache, which one full walk would empty. */
export function* everyRow(store: Pick<Store, "range" | "rows">, table: { readonly byCreationTime: Pick<IndexDefinition, "id"> }): Generator<Row, undefined> {
  let from = BEFORE_EVERYTHING;
  for (;;) {
    const entries = store.range(table.byCreationTime.id, from, PAST_EVERYTHING, "asc", BATCH);
    const last = entries.at(-1);
    if (last === undefined) return;
    const rows = new Map(store.rows(entries.map(({ row }) => row)).map((stored) => [stored.row, Row.from(stored)]));
    for (const { row } of entries) {
      const found = rows.get(row);
      if (found !== undefined) yield found;
    }
    from = afterKey(last.key);
  }
}

export function backfill(store: Store, totals: SearchTotals, table: TableDefinition, indexes: readonly IndexDefinition[]): void {
  if (!indexes.some(({ type }) => type !== "vector")) return;
  for (const row of everyRow(store, table)) {
    for (const index of indexes) {
      if (index.type === "database") store.putEntries([{ index: index.id, key: indexKey(index, row.document), row: row.row }]);
      else if (index.type === "search") changePostings(store, totals, index, null, row);
    }
  }
}
