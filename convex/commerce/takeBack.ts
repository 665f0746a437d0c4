import { advanceFulfilment } from "../../lib/domain/fulfilmentMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { kindOf } from "./kinds/registry";
import { licenseOfLine } from "./licenses";
import { changeLicense } from "./licenseStatus";

/**
 * Takes back for good what an order delivered, because its money went back to the buyer or the bank took it. Doing it twice
 * changes nothing, but that a refund has the last word on why.
 */
export async function takeBack(ctx: MutationCtx, order: Doc<"orders">, lines: Doc<"orderLines">[], why: "refunded" | "revoked"): Promise<void> {
  for (const line of lines) {
    if (line.outcome === "fulfilled") {
      await kindOf(line.detail.kind).revoke(ctx, line, why);
      await ctx.db.patch(line._id, { outcome: "revoked" });
    } else if (line.outcome === "revoked" && why === "refunded") {
      const license = await licenseOfLine(ctx, line._id);
      if (license?.status === "revoked") await changeLicense(ctx, license, { status: "refunded" });
    }
  }
  await ctx.db.patch(order._id, { fulfilment: advanceFulfilment(order.fulfilment, "revoked") });
}
