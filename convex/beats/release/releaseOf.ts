import type { Infer } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { vRelease } from "./validators";

/** The release a beat waits for or has missed. */
export async function releaseOf(ctx: QueryCtx, beatId: Id<"beats">): Promise<Doc<"releases"> | null> {
  return await ctx.db
    .query("releases")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId))
    .unique();
}

/** The same as its creator sees it. */
export async function shownRelease(ctx: QueryCtx, beatId: Id<"beats">): Promise<Infer<typeof vRelease>> {
  const release = await releaseOf(ctx, beatId);
  if (release === null) return null;
  const { at, timeZone, state, reasons } = release;
  return { at, timeZone, state, reasons };
}

/** Forgets a beat's release, and what was scheduled for it; false when there was none. */
export async function dropRelease(ctx: MutationCtx, beatId: Id<"beats">): Promise<boolean> {
  const release = await releaseOf(ctx, beatId);
  if (release === null) return false;
  await ctx.scheduler.cancel(release.jobId);
  await ctx.db.delete(release._id);
  return true;
}
