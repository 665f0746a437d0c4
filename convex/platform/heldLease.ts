import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";

/** The row behind a lease. Refuses when the lease is no longer the row's: somebody else has it, or it is finished. */
export async function heldLease(ctx: MutationCtx, lease: { workId: Id<"work">; leaseId: string }): Promise<Doc<"work">> {
  const row = await ctx.db.get(lease.workId);
  if (row === null || row.state !== "leased" || row.leaseId !== lease.leaseId) fail("conflict", "This lease is no longer held.");
  return row;
}
