import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { paidNet } from "./paidNet";

type Base = { licenseId: Id<"licenses">; paid: number };

/**
 * Why the licence an upgrade was quoted from can no longer be built upon, for its buyer; `null` when it can. What was paid
 * for it must still be what was taken off the price.
 */
export async function baseProblem(ctx: QueryCtx, { licenseId, paid }: Base, buyerId: Id<"users">): Promise<string | null> {
  const base = await ctx.db.get(licenseId);
  if (base === null || base.buyerId !== buyerId) return "The licence to upgrade does not exist.";
  if (base.status === "superseded") return "Your licence had been upgraded already.";
  if (base.status === "disputed") return "Your bank disputes a payment that the licence to upgrade rests on.";
  if (base.status !== "active") return "The licence to upgrade was refunded or withdrawn before this payment arrived.";
  if ((await ctx.db.get(base.orderId))?.refundRequest) return "The licence to upgrade is just being refunded.";
  if ((await paidNet(ctx, base)) < paid) return "Part of what you paid for the licence to upgrade went back to you, so the difference is another one now.";
  return null;
}
