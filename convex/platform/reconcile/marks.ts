import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";

async function markOf(ctx: QueryCtx, list: string): Promise<Doc<"reconcilerMarks"> | null> {
  return await ctx.db
    .query("reconcilerMarks")
    .withIndex("by_list", (q) => q.eq("list", list))
    .unique();
}

/** Where a list was left, as a time of creation; zero to start over. */
export async function leftAt(ctx: QueryCtx, list: string): Promise<number> {
  return (await markOf(ctx, list))?.after ?? 0;
}

/** Remembers where a list was left. */
export async function leaveAt(ctx: MutationCtx, list: string, after: number): Promise<void> {
  const mark = await markOf(ctx, list);
  if (mark === null) await ctx.db.insert("reconcilerMarks", { list, after });
  else if (mark.after !== after) await ctx.db.patch(mark._id, { after });
}
