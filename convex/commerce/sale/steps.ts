import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { licenseOfLine } from "../licenses";
import { refundsOf } from "../unwound";
import type { vStep } from "./validators";

type Step = Infer<typeof vStep>;

/** Entries of the audit log, and downloads per licence, that a timeline shows at most. */
const MANY = 100;

/** What the record calls a step, and what the timeline does. Money that went back is told refund by refund instead. */
const TOLD: Readonly<Record<string, string>> = {
  "order.paid": "paid",
  "checkout.ended": "given_up",
  "refund.requested": "refund_requested",
  "refund.refused": "refund_refused",
  "dispute.inquiry": "inquiry",
  "dispute.open": "disputed",
  "dispute.won": "dispute_won",
  "dispute.lost": "dispute_lost",
  "dispute.answered": "evidence_asked",
  "dispute.submitted": "evidence_submitted",
};

/** Everything that happened to an order, the first thing first. */
export async function stepsOf(ctx: QueryCtx, order: Doc<"orders">, lines: readonly Doc<"orderLines">[]): Promise<Step[]> {
  const steps: Step[] = [{ at: order._creationTime, kind: "ordered", amount: order.total, text: null }];
  const entries = await ctx.db
    .query("auditLog")
    .withIndex("by_subject", (q) => q.eq("subject", `order:${order._id}`))
    .take(MANY);
  for (const { _creationTime: at, action, detail } of entries) {
    const kind = TOLD[action];
    const text = typeof detail.reason === "string" ? detail.reason : typeof detail.message === "string" ? detail.message : null;
    if (kind !== undefined) steps.push({ at, kind, amount: null, text });
  }
  for (const { amount, madeAt, failedAt } of await refundsOf(ctx, order._id)) {
    steps.push({ at: madeAt * 1000, kind: "refunded", amount, text: null });
    if (failedAt !== null) steps.push({ at: failedAt * 1000, kind: "refund_failed", amount, text: null });
  }
  for (const line of lines) steps.push(...(await deliveryOf(ctx, line)));
  // Times of creation carry fractions of a millisecond and others do not: at one moment, the order above holds.
  return steps.map((step) => ({ ...step, at: Math.floor(step.at) })).sort((a, b) => a.at - b.at);
}

async function deliveryOf(ctx: QueryCtx, line: Doc<"orderLines">): Promise<Step[]> {
  const license = await licenseOfLine(ctx, line._id);
  if (license === null) return [];
  const downloads = await ctx.db
    .query("downloads")
    .withIndex("by_license", (q) => q.eq("licenseId", license._id))
    .take(MANY);
  const names = new Map(line.detail.files.map(({ fileType, filename }) => [fileType, filename]));
  return [
    { at: license.issuedAt, kind: "licensed", amount: null, text: license.snapshot.tier.name },
    ...downloads.map(({ _creationTime, fileType }) => ({ at: _creationTime, kind: "downloaded", amount: null, text: names.get(fileType) ?? fileType })),
  ];
}
