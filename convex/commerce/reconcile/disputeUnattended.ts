import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { askAgain } from "../../platform/askAgain";
import { findingOn, REPAIRED, SOUND, trouble, type Range, type Verdict } from "../../platform/reconcile/finding";

const HOUR = 60 * 60_000;
/** How long before the bank stops reading a person is told that nobody has answered it. */
const WARN_MS = 72 * HOUR;

/** A dispute that waits for evidence: none is staged, or the bank's time is running out and nothing was handed in. */
function disputeIn(state: "open" | "inquiry") {
  return findingOn({
    kind: `dispute_unattended_${state}`,
    table: "disputes",
    patienceMs: HOUR,
    suspects: async (ctx, range) => await inState(ctx, state, range),
    examine: async (ctx, dispute, asOf) => (dispute.state === state && waitsForUs(dispute) ? await attend(ctx, dispute, asOf) : SOUND),
  });
}

export const disputeOpen = disputeIn("open");
export const disputeInquiry = disputeIn("inquiry");

async function inState(ctx: QueryCtx, state: "open" | "inquiry", { after, before, limit }: Range) {
  return await ctx.db
    .query("disputes")
    .withIndex("by_state", (q) => q.eq("state", state).gt("_creationTime", after).lt("_creationTime", before))
    .take(limit);
}

/** Once the bank reads, nothing is taken any more. */
function waitsForUs({ status }: Doc<"disputes">): boolean {
  return status.endsWith("needs_response");
}

async function attend(ctx: MutationCtx, dispute: Doc<"disputes">, asOf: number): Promise<Verdict> {
  const subject = `order:${dispute.orderId}`;
  const key = `evidence/${dispute._id}`;
  const task = { kind: "dispute.evidence", args: { disputeId: dispute._id, submit: false, note: "" } } as const;
  const staged = dispute.evidence !== null;
  const { asked, parked } = staged ? { asked: false, parked: null } : await askAgain(ctx, task, key);
  if (parked !== null) {
    const message = `The evidence for the dispute ${dispute.disputeId} could not be put together: ${parked.lastError ?? "no reason was kept"}`;
    return trouble(subject, message, { work: key });
  }
  const late = dispute.dueBy !== null && dispute.dueBy - WARN_MS < asOf && dispute.submission === null;
  if (!late) return asked ? REPAIRED : SOUND;
  const message = `Nobody has answered the dispute ${dispute.disputeId}, and the bank reads nothing any more in less than three days.`;
  return { ...trouble(subject, message, { dueBy: dispute.dueBy }), repaired: asked };
}
