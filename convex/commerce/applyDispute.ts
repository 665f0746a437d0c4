import { advanceDispute, disputeOfAll, disputeStateOf } from "../../lib/domain/disputeMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { kept } from "../kept";
import { audit } from "../platform/audit";
import { enqueueWork } from "../platform/enqueueWork";
import { bookDispute, comesTooEarly, withdrawalKey, type Movement } from "./bookDispute";
import { holdBack } from "./holdBack";
import { noticeOfDispute } from "./notices";
import { linesOf } from "./orderLines";
import { takeBack } from "./takeBack";
import { disputesOf } from "./unwound";

/** A dispute as Stripe tells of it. Minor units; times in milliseconds. */
export type DisputeFacts = {
  disputeId: string;
  chargeId: string;
  amount: number;
  currency: string;
  reason: string;
  status: string;
  dueBy: number | null;
  openedAt: number;
  movements: Movement[];
};

/**
 * Takes in what Stripe says of a dispute, whoever brings it and in whatever order: what its money did is booked once each,
 * its state only moves forward, and the goods follow the states of all disputes over the order.
 * Returns what the news has to wait for, when it gives back money that we have not heard was taken; else `null`.
 */
export async function applyDispute(ctx: MutationCtx, order: Doc<"orders">, facts: DisputeFacts): Promise<string | null> {
  const told = disputeStateOf(facts.status) ?? fail("invalid_request", `A dispute that is ${facts.status} is not known here.`);
  const before = await disputeRow(ctx, order, facts);
  const state = advanceDispute(before.state, told);
  const moved = state !== before.state;
  const news = moved || (state === told && !isOlder(before.status, facts.status));
  if (news) await ctx.db.patch(before._id, { state, status: facts.status, dueBy: facts.dueBy, amount: facts.amount });
  const early = await comesTooEarly(ctx, before, facts.movements);
  if (!early) await bookDispute(ctx, order, before._id, facts.movements);
  await followStates(ctx, order);
  if (moved || before.created) await tell(ctx, order, { ...before, state });
  return early ? withdrawalKey(before._id) : null;
}

/** Within one state a dispute goes from waiting for us to waiting for the bank. */
function isOlder(known: string, told: string): boolean {
  return known.endsWith("under_review") && told.endsWith("needs_response");
}

async function disputeRow(ctx: MutationCtx, order: Doc<"orders">, facts: DisputeFacts) {
  const { movements: _, ...stored } = facts;
  const known = await ctx.db
    .query("disputes")
    .withIndex("by_dispute", (q) => q.eq("disputeId", facts.disputeId))
    .unique();
  if (known !== null) {
    if (known.orderId !== order._id) fail("conflict", "The dispute is over another order.");
    return { ...known, created: false };
  }
  const [line] = await linesOf(ctx, order._id);
  if (line === undefined) fail("conflict", "The disputed order has no lines.");
  const id = await ctx.db.insert("disputes", {
    ...stored,
    orderId: order._id,
    sellerId: line.sellerId,
    state: disputeStateOf(facts.status) ?? "open",
    withdrawn: 0,
    reinstated: 0,
    fee: 0,
    evidence: null,
    submission: null,
  });
  return { ...(await kept(ctx, id)), created: true };
}

/** What the buyer has while a bank decides, and after: nothing while it is open, nothing any more once it is lost. */
async function followStates(ctx: MutationCtx, order: Doc<"orders">): Promise<void> {
  const states = (await disputesOf(ctx, order._id)).map(({ state }) => state);
  await ctx.db.patch(order._id, { dispute: disputeOfAll(states) });
  const lines = await linesOf(ctx, order._id);
  await holdBack(ctx, lines);
  if (states.includes("lost")) await takeBack(ctx, order, lines, "revoked");
}

async function tell(ctx: MutationCtx, order: Doc<"orders">, { _id: disputeId, state }: Doc<"disputes">): Promise<void> {
  await audit(ctx, "system", `dispute.${state}`, `order:${order._id}`, { disputeId });
  if (state === "inquiry" || state === "open") {
    // Staged, not submitted: the bank reads one answer, and that is the seller's to give.
    await enqueueWork(ctx, { kind: "dispute.evidence", args: { disputeId, submit: false, note: "" } }, `evidence/${disputeId}`);
  }
  await noticeOfDispute(ctx, order, disputeId, state);
}
