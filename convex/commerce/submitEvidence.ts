import { TEXT_LIMITS } from "../../lib/domain/limits";
import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { audit } from "../platform/audit";
import { enqueueWork } from "../platform/enqueueWork";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { mayAnswer } from "./mayAnswer";

/** Has the evidence of a dispute handed in. The bank reads one answer, so a second submission is refused. */
export async function submitEvidence(ctx: UserMutationCtx, args: { disputeId: Id<"disputes">; note: string }): Promise<void> {
  const { user } = ctx;
  const dispute = await ctx.db.get(args.disputeId);
  if (dispute === null || !mayAnswer(user, dispute)) fail("not_found", "There is no such dispute of yours.");
  await spend(ctx, "submitEvidence", user._id);
  const note = cleanText("note", args.note, { min: 0, max: TEXT_LIMITS.evidenceNote });
  if (dispute.submission !== null) fail("conflict", "The evidence was handed in already. The bank reads one answer.");
  if (dispute.state !== "open" && dispute.state !== "inquiry") fail("conflict", "This dispute is decided. Evidence can no longer be handed in.");
  if (dispute.dueBy !== null && dispute.dueBy <= Date.now()) fail("conflict", "The bank's deadline for evidence has passed.");
  await ctx.db.patch(dispute._id, { submission: { by: user._id, note, askedAt: Date.now(), submittedAt: null } });
  const task = { kind: "dispute.evidence", args: { disputeId: dispute._id, submit: true, note } } as const;
  await enqueueWork(ctx, task, `evidence/${dispute._id}/submitted`);
  await audit(ctx, { userId: user._id }, "dispute.answered", `order:${dispute.orderId}`, { disputeId: dispute._id });
}
