import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { creatorQuery, serviceQuery, userMutation, userQuery } from "../functions";
import { disputesOfSeller } from "./disputesOfSeller";
import { evidencePaperOf } from "./evidencePaper";
import { evidenceSourceOf } from "./evidenceSource";
import { submitEvidence as submit } from "./submitEvidence";
import { vEvidenceSource, vSellerDispute } from "./validators";

/** The disputes over the caller's sales, newest first. */
export const forSeller = creatorQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vSellerDispute),
  handler: async (ctx, { paginationOpts }) => await disputesOfSeller(ctx, paginationOpts),
});

/** Hands the evidence in, once and for good, with what the caller adds to it. For the seller and for administrators. */
export const submitEvidence = userMutation({
  args: { disputeId: v.id("disputes"), note: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await submit(ctx, args);
    return null;
  },
});

/** Where the evidence of a dispute lies that the caller may answer; `null` while it is being put together. */
export const evidencePaper = userQuery({
  args: { disputeId: v.id("disputes") },
  returns: v.union(v.object({ fileId: v.id("files"), number: v.string() }), v.null()),
  handler: async (ctx, { disputeId }) => await evidencePaperOf(ctx, disputeId),
});

/** Everything the evidence is written from. */
export const evidenceSource = serviceQuery({
  args: { disputeId: v.id("disputes") },
  returns: vEvidenceSource,
  handler: async (ctx, { disputeId }) => await evidenceSourceOf(ctx, disputeId),
});
