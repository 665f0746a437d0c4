import type { Doc, TableNames } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";

/** Documents brought up to date in one transaction. */
const BATCH = 50;

export type Batch = { cursor: string; last: boolean; seen: number; changed: number };

/** A change to every document of a table that an earlier version wrote, made once, some at a time. */
export type Migration = {
  /** Unique and never used again: what is done is done under this name. */
  name: string;
  batch(ctx: MutationCtx, cursor: string | null): Promise<Batch>;
};

type MigrationOf<Table extends TableNames> = {
  name: string;
  table: Table;
  /** Changes one document where it is of the old shape, and returns whether it was. A second time changes nothing. */
  migrate(ctx: MutationCtx, row: Doc<Table>): Promise<boolean>;
};

/** A migration of one table. What is written while it runs has the new shape already and may be seen by it or not. */
export function migrationOf<Table extends TableNames>({ name, table, migrate }: MigrationOf<Table>): Migration {
  return {
    name,
    async batch(ctx, cursor) {
      const { page, continueCursor, isDone } = await ctx.db.query(table).paginate({ cursor, numItems: BATCH });
      let changed = 0;
      for (const row of page) if (await migrate(ctx, row)) changed += 1;
      return { cursor: continueCursor, last: isDone, seen: page.length, changed };
    },
  };
}
