/** What a schema would change, without changing it. */
import { everyRow } from "./backfill";
import type { TableDefinition } from "./catalog";
import type { ImportHost } from "./importHost";
import { planSchema, shown } from "./schemaPlan";
import type { SchemaJson, SchemaPrediction } from "./types";

type Host = Pick<ImportHost, "store" | "catalog" | "countOf" | "schemaText">;

export function predictSchema(host: Host, schema: SchemaJson | null, namespace: string): SchemaPrediction {
  const { catalog } = host;
  const plan = planSchema(catalog, namespace, schema);
  const documents = (name: string) => {
    const table = catalog.table(namespace, name);
    return table === undefined ? 0 : host.countOf(table);
  };
  const restaged = new Map(plan.restaged.map(({ index, staged }) => [index, staged]));
  const change = (staged: boolean | undefined) => (staged === undefined ? "identical" : staged ? "disabled" : "enabled");
  const enforced: SchemaJson | null = JSON.parse(host.schemaText(namespace));
  return {
    indexes: [
      ...plan.added.map((index) => ({ ...shown(index), change: "added" as const, numDocs: documents(index.table) })),
      ...plan.removed.map((index) => ({ ...shown(index), change: "dropped" as const, numDocs: documents(index.table) })),
      ...plan.kept.map((index) => ({ ...shown(index), change: change(restaged.get(index)), numDocs: documents(index.table) }) as const),
    ],
    tables: (schema?.tables ?? []).map(({ tableName, documentType }) => {
      const validated = schema?.schemaValidation === true && documentType != null;
      const before = enforced?.schemaValidation === true ? enforced.tables.find((table) => table.tableName === tableName)?.documentType : undefined;
      const numDocs = documents(tableName);
      const walks = validated && numDocs > 0 && JSON.stringify(before) !== JSON.stringify(documentType);
      return { name: tableName, validated, walks, numDocs, sizeBytes: walks ? sizeOf(host, catalog.table(namespace, tableName)) : 0 };
    }),
  };
}

function sizeOf({ store }: Host, table: TableDefinition | undefined): number {
  let size = 0;
  if (table !== undefined) for (const row of everyRow(store, table)) size += row.size;
  return size;
}
