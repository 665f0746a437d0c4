import type { Infer } from "convex/values";
import { unguessableId } from "../../lib/domain/ids";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { vWorkClaim } from "./workKinds";
import { LEASE_MS } from "./workTiming";

/** Leases a due row. A live lease is respected: whoever comes second gets nothing. */
export async function claimWork(ctx: MutationCtx, workId: Id<"work">): Promise<Infer<typeof vWorkClaim> | null> {
  const row = await ctx.db.get(workId);
  const now = Date.now();
  if (row === null || row.state !== "queued" || row.dueAt > now) return null;
  const leaseId = unguessableId();
  await ctx.db.patch(workId, { state: "leased", leaseId, attempts: row.attempts + 1, dueAt: now + LEASE_MS });
  return { leaseId, key: row.key, ...row.task };
}
