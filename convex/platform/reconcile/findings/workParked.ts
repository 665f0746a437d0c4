import type { Doc } from "../../../_generated/dataModel";
import type { QueryCtx } from "../../../_generated/server";
import { refundRequestOf } from "../../../commerce/refundRequestOf";
import { requeueWork } from "../../requeueWork";
import { backOffAfter } from "../../workTiming";
import { findingOn, REPAIRED, SOUND, trouble } from "../finding";

const HOUR = 60 * 60_000;
/** Pauses before work that was given up is taken up again, ms. A provider's bad hour should not need a person. */
const REVIVE_AFTER_MS = [0, HOUR, 6 * HOUR];
/** Providers remember an idempotency key for a day: what is older might be done twice, so a person decides. */
const REPEATABLE_MS = 20 * HOUR;
/** Kinds whose missing effect has a finding that says in the business's words what is wrong. */
const SPOKEN_FOR = ["stripe.refund", "stripe.settle", "stripe.expireSession", "contract.render", "dispute.evidence"];

/**
 * Work that was given up. When it was only tried too often it is taken up again, up to three times; what failed for good, and
 * what fails on, is a person's. A master that could not be processed is its creator's: they have been told.
 */
export const workParked = findingOn({
  kind: "work_parked",
  table: "work",
  patienceMs: 0,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("work")
      .withIndex("by_state_created", (q) => q.eq("state", "parked").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, row, asOf) {
    if (row.state !== "parked" || row.task.kind === "beat.process") return SOUND;
    if (mayRevive(row, asOf)) {
      await requeueWork(ctx, row._id);
      await ctx.db.patch(row._id, { revivals: (row.revivals ?? 0) + 1 });
      return REPAIRED;
    }
    if (SPOKEN_FOR.includes(row.task.kind) && !(await wasRequested(ctx, row))) return SOUND;
    const message = `${row.task.kind} was given up: ${row.lastError ?? "no reason was kept"}`;
    return trouble(`work:${row._id}`, message, { key: row.key, parkedAt: row.finishedAt });
  },
});

/** A refund that somebody asked for: for goods that were delivered no other finding looks. */
async function wasRequested(ctx: QueryCtx, { task }: Doc<"work">): Promise<boolean> {
  const order = task.kind === "stripe.refund" ? await ctx.db.get(task.args.orderId) : null;
  return order !== null && refundRequestOf(order) !== null;
}

/** Whether a row was only tried too often, its next time has come, and doing it once more is still safe. */
function mayRevive(row: Doc<"work">, asOf: number): boolean {
  const triedTooOften = backOffAfter(row.attempts) === null;
  const pause = REVIVE_AFTER_MS[row.revivals ?? 0];
  if (!triedTooOften || pause === undefined || row._creationTime + REPEATABLE_MS < asOf) return false;
  return (row.finishedAt ?? 0) + pause <= asOf;
}
