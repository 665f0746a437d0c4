import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { licenseOfLine } from "./licenses";
import { linesOf } from "./orderLines";

/**
 * The order that must be refunded before this one, because it upgraded this one's licence for money that is still there: what
 * stands on it goes first, from the top down. An upgrade that cost nothing is no obstacle; it ends with its base.
 */
export async function upgradeInTheWay(ctx: QueryCtx, order: Doc<"orders">): Promise<Doc<"orders"> | null> {
  for (const line of await linesOf(ctx, order._id)) {
    const license = await licenseOfLine(ctx, line._id);
    const paid = license === null ? null : await paidUpgrade(ctx, license);
    if (paid !== null) return paid;
  }
  return null;
}

/** The order of the topmost upgrade of a licence that has money left to give back. */
async function paidUpgrade(ctx: QueryCtx, license: Doc<"licenses">): Promise<Doc<"orders"> | null> {
  if (license.status !== "superseded" || license.supersededBy === undefined) return null;
  const upgrade = await ctx.db.get(license.supersededBy);
  if (upgrade === null) return null;
  const above = await paidUpgrade(ctx, upgrade);
  if (above !== null) return above;
  const order = await ctx.db.get(upgrade.orderId);
  return order !== null && order.total > order.refunded ? order : null;
}
