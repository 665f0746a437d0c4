import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";

/** Puts an order on its sellers' lists of sales, once: when the checkout is completed, whether or not the bank is done. */
export async function enterSales(ctx: MutationCtx, lines: readonly Doc<"orderLines">[]): Promise<void> {
  const sellers = new Set<string>();
  for (const line of lines) {
    if (sellers.has(line.sellerId)) continue;
    sellers.add(line.sellerId);
    if (line.soldAt === undefined) await ctx.db.patch(line._id, { soldAt: Date.now() });
  }
}
