import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { deleteFile } from "../files/deleteFile";
import { keepGenerated } from "../files/keepGenerated";
import { audit } from "../platform/audit";
import type { vEvidenceSent } from "../platform/workKinds";

/**
 * Keeps the paper that lies at Stripe, in place of an earlier one. What was handed in is never replaced by what was only
 * staged, whichever work is done first.
 */
export async function applyEvidence(ctx: MutationCtx, args: { disputeId: Id<"disputes"> }, sent: Infer<typeof vEvidenceSent>): Promise<void> {
  const dispute = (await ctx.db.get(args.disputeId)) ?? fail("not_found", "There is no such dispute.");
  const { sha256, storageId, size } = sent.paper;
  const submittedAt = dispute.submission?.submittedAt ?? null;
  if (submittedAt !== null) {
    await ctx.storage.delete(storageId);
    return;
  }
  const order = (await ctx.db.get(dispute.orderId)) ?? fail("not_found", "There is no such order.");
  const file = { ownerId: dispute.sellerId, purpose: "evidence", name: `evidence-${order.number}.pdf`, contentType: "application/pdf" } as const;
  const fileId = await keepGenerated(ctx, { ...file, storageId, size, sha256 });
  const earlier = dispute.evidence === null ? null : await ctx.db.get(dispute.evidence.fileId);
  if (earlier !== null) await deleteFile(ctx, earlier);
  const evidence = { fileId, sha256, stripeFileId: sent.stripeFileId, stagedAt: Date.now() };
  if (!sent.submitted) {
    await ctx.db.patch(dispute._id, { evidence });
    return;
  }
  const submission = dispute.submission ?? fail("conflict", "Nobody asked for this evidence to be handed in.");
  await ctx.db.patch(dispute._id, { evidence, submission: { ...submission, submittedAt: Date.now() } });
  await audit(ctx, "service", "dispute.submitted", `order:${dispute.orderId}`, { disputeId: dispute._id });
}
