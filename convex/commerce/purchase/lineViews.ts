import type { Infer } from "convex/values";
import { listedLevels } from "../../../lib/domain/levels";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { filesOfLine } from "../../entitlements/deliverables";
import { licenseOfLine } from "../licenses";
import type { vPurchaseLine } from "./validators";

/** What a line was of, with the cover of its beat. */
export async function itemView(ctx: QueryCtx, line: Doc<"orderLines">) {
  const { beatId, beatTitle: title, beatSlug: slug, tierName, producerName: producer } = line.detail;
  const beat = await ctx.db.get(beatId);
  return { lineId: line._id, title, tierName, producer, slug, levels: listedLevels(beat?.audio?.peaks ?? []) };
}

/** What a line came to, and what came off it before. */
export function priceView({ listAmount, quantity, amount, discounts = [] }: Doc<"orderLines">) {
  const before = listAmount === undefined ? amount : listAmount * quantity;
  return { listAmount: before, discounts: discounts.map(({ words, amount: off }) => ({ words, amount: off })), amount };
}

/** An order line for its buyer, with what it gave them. */
export async function lineView(ctx: QueryCtx, line: Doc<"orderLines">): Promise<Infer<typeof vPurchaseLine>> {
  const license = await licenseOfLine(ctx, line._id);
  return {
    ...(await itemView(ctx, line)),
    ...priceView(line),
    storeSlug: line.detail.storeSlug,
    outcome: line.outcome,
    license:
      license === null
        ? null
        : {
            licenseId: license._id,
            verifyId: license.verifyId,
            status: license.status,
            contractReady: license.pdf !== null,
            files: await filesOfLine(ctx, line._id),
          },
  };
}
