import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { audit } from "./audit";
import { requeueWork } from "./requeueWork";

/** Gives parked work another six attempts. */
export async function retryWork(ctx: UserMutationCtx, workId: Id<"work">): Promise<void> {
  const row = await ctx.db.get(workId);
  if (row === null) fail("not_found", "There is no such work.");
  if (row.state !== "parked") fail("conflict", "Only parked work can be tried again.");
  await requeueWork(ctx, workId);
  await audit(ctx, { userId: ctx.user._id }, "work.retried", `work:${workId}`, { kind: row.task.kind, key: row.key });
}
