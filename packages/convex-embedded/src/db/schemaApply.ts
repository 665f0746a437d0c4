/** Carries out a schema plan: tables and indexes in the catalog, their entries in the store. */
import type { SearchTotals } from "../search";
import type { Store } from "../store";
import { backfill } from "./backfill";
import type { Catalog, IndexDefinition } from "./catalog";
import type { SchemaPlan } from "./schemaPlan";

/** Runs inside a store transaction, so that queries never meet a half-built index. */
export function applyPlan(store: Store, totals: SearchTotals, catalog: Catalog, plan: SchemaPlan): void {
  for (const name of plan.newTables) catalog.adopt(catalog.draft(plan.namespace, name));
  for (const index of plan.removed) {
    store.dropIndex(index.id);
    totals.drop(index.id);
  }
  const changed = new Set([...plan.added, ...plan.removed, ...plan.restaged.map(({ index }) => index)].map(({ table }) => table));
  for (const name of changed) {
    const table = catalog.table(plan.namespace, name);
    if (table === undefined) continue;
    const kept = [...table.indexes.values()].filter((index) => !plan.removed.includes(index)).map((index) => restage(index, plan));
    const added = plan.added.filter((index) => index.table === name).map((index) => catalog.draftIndex({ ...index, tableNumber: table.number }));
    const next = catalog.withIndexes(table, [...kept, ...added]);
    backfill(store, totals, next, added);
    catalog.adopt(next);
  }
}

function restage(index: IndexDefinition, plan: SchemaPlan): IndexDefinition {
  const change = plan.restaged.find((restaged) => restaged.index === index);
  return change === undefined ? index : { ...index, staged: change.staged };
}
