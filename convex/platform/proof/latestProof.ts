import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

const LOOKED_AT = 30;

/** The proof that was started last. */
export async function latestProof(ctx: QueryCtx): Promise<Doc<"proofs"> | null> {
  return await ctx.db.query("proofs").order("desc").first();
}

/** The last proof that came to a verdict: of all, or of those begun before `before` (ms). */
export async function latestVerdict(ctx: QueryCtx, before: number = Number.MAX_SAFE_INTEGER): Promise<Doc<"proofs"> | null> {
  const proofs = await ctx.db
    .query("proofs")
    .withIndex("by_creation_time", (q) => q.lt("_creationTime", before))
    .order("desc")
    .take(LOOKED_AT);
  return proofs.find(({ state }) => state === "equal" || state === "different") ?? null;
}
