import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fileResource } from "./grant";

/** Whether a user may hear a file in full: their own, or one they hold a live right to. Who may download may stream. */
export async function mayStreamFile(ctx: QueryCtx, { fileId, userId }: { fileId: Id<"files">; userId: Id<"users"> }): Promise<boolean> {
  const file = await ctx.db.get(fileId);
  if (file === null || file.state !== "ready") return false;
  if (file.ownerId === userId) return true;
  for (const right of ["download", "stream"] as const) {
    const held = await ctx.db
      .query("entitlements")
      .withIndex("by_user_resource", (q) =>
        q.eq("userId", userId).eq("resource", fileResource(fileId)).eq("right", right).eq("state", "active"),
      )
      .first();
    if (held !== null) return true;
  }
  return false;
}
