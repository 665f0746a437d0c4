import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserQueryCtx } from "../functions";
import { mayAnswer } from "./mayAnswer";

/** The paper a dispute is answered with, for those who may answer it. */
export async function evidencePaperOf(ctx: UserQueryCtx, disputeId: Id<"disputes">) {
  const dispute = await ctx.db.get(disputeId);
  if (dispute === null || !mayAnswer(ctx.user, dispute)) fail("not_found", "There is no such dispute of yours.");
  const order = (await ctx.db.get(dispute.orderId)) ?? fail("internal", "A dispute is over an order that is gone.");
  return dispute.evidence === null ? null : { fileId: dispute.evidence.fileId, number: order.number };
}
