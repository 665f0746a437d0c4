import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

const COUNTED = 1_000;

/** How many of a store's previews wait, are made, and could not be made for a version of its tag. */
export async function renderProgress(ctx: QueryCtx, storeId: Id<"stores">, version: number): Promise<{ waiting: number; done: number; failed: number }> {
  const count = async (state: "waiting" | "done" | "failed") =>
    (await ctx.db.query("previewRenders").withIndex("by_store", (q) => q.eq("storeId", storeId).eq("version", version).eq("state", state)).take(COUNTED)).length;
  return { waiting: await count("waiting"), done: await count("done"), failed: await count("failed") };
}
