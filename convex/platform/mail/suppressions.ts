import { bareAddress } from "../../../lib/domain/mailAddress";
import { stricterReason, type SuppressionReason } from "../../../lib/domain/suppression";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { audit, type Actor } from "../audit";

type News = {
  address: string;
  reason: SuppressionReason;
  /** When it happened, ms. */
  at: number;
  source: string | null;
};

/** The row of an address, in force or lifted. */
export async function suppressionRow(ctx: QueryCtx, address: string): Promise<Doc<"suppressions"> | null> {
  return await ctx.db
    .query("suppressions")
    .withIndex("by_address", (q) => q.eq("address", bareAddress(address)))
    .unique();
}

/** Why an address is suppressed now, or `null`. */
export async function suppressionOf(ctx: QueryCtx, address: string): Promise<SuppressionReason | null> {
  const row = await suppressionRow(ctx, address);
  return row === null || row.liftedAt !== null ? null : row.reason;
}

/**
 * Puts an address on the list. The stricter reason stays; what happened before an administrator lifted the suppression is
 * old news. Returns whether anything changed.
 */
export async function suppress(ctx: MutationCtx, { address, reason, at, source }: News, actor: Actor = "system"): Promise<boolean> {
  const row = await suppressionRow(ctx, address);
  if (row !== null && row.liftedAt !== null && at < row.liftedAt) return false;
  const inForce = row !== null && row.liftedAt === null;
  if (inForce && stricterReason(row.reason, reason) === row.reason) return false;
  const fields = { address: bareAddress(address), reason, since: inForce ? Math.min(row.since, at) : at, source, liftedAt: null };
  const suppressionId = row?._id ?? (await ctx.db.insert("suppressions", fields));
  if (row !== null) await ctx.db.patch(row._id, fields);
  await audit(ctx, actor, "address.suppressed", `suppression:${suppressionId}`, { reason, source });
  return true;
}

/** Takes an address off the list. Returns whether it was on it. */
export async function lift(ctx: MutationCtx, row: Doc<"suppressions">, actor: Actor): Promise<boolean> {
  if (row.liftedAt !== null) return false;
  await ctx.db.patch(row._id, { liftedAt: Date.now() });
  await audit(ctx, actor, "address.lifted", `suppression:${row._id}`, { reason: row.reason });
  return true;
}
