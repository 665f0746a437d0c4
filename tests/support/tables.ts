import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference, type PaginationResult } from "convex/server";
import type { Doc, TableNames } from "../../convex/_generated/dataModel";
import { house } from "./world";

const PAGE = 500;

/** Every row of a table of the running house, read with the deployment's admin key, oldest first. */
export async function rows<Table extends TableNames>(table: Table): Promise<Doc<Table>[]> {
  const { url, adminKey } = house().convex;
  const tableData = makeFunctionReference<"query", { table: Table; order: "asc"; paginationOpts: { numItems: number; cursor: string | null } }, PaginationResult<Doc<Table>>>("_system/cli/tableData");
  const client = new ConvexHttpClient(url, { logger: false });
  // Marked internal, so the types leave it out; the CLI speaks so too.
  Reflect.apply(Reflect.get(client, "setAdminAuth"), client, [adminKey]);
  const found: Doc<Table>[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { page, isDone, continueCursor }: PaginationResult<Doc<Table>> = await client.query(tableData, { table, order: "asc", paginationOpts: { numItems: PAGE, cursor } });
    found.push(...page);
    if (isDone) return found;
    cursor = continueCursor;
  }
}
