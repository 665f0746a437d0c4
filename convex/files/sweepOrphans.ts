import type { MutationCtx } from "../_generated/server";
import { deleteFile } from "./deleteFile";

const BATCH = 100;
const DAY_MS = 24 * 60 * 60_000;

/** Deletes announcements that never became files, and files that nothing of ours refers to, after a day. */
export async function sweepOrphans(ctx: MutationCtx): Promise<void> {
  const before = Date.now() - DAY_MS;
  for (const state of ["pending", "ready"] as const) {
    const orphans = await ctx.db
      .query("files")
      .withIndex("by_claim", (q) => q.eq("claimed", false).eq("state", state).lt("_creationTime", before))
      .take(BATCH);
    for (const file of orphans) await deleteFile(ctx, file);
  }
}
