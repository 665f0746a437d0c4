import type { Doc, Id, TableNames } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";
import { fail } from "./errors";

/** A document that this transaction has written or read before, as it stands now. */
export async function kept<Table extends TableNames>(ctx: QueryCtx, id: Id<Table>): Promise<Doc<Table>> {
  return (await ctx.db.get(id)) ?? fail("internal", "What was written is not there.");
}
