import type { Infer } from "convex/values";
import type { QueryCtx } from "../../_generated/server";
import { latestVerdict } from "../proof/latestProof";
import type { vCount, vOverview } from "./validators";

/** Counted to here: beyond it, how many there are makes no difference to what has to be done. */
const ENOUGH = 99;

/** What an administrator sees first: what waits for them, and whether the machinery looks after the rest. */
export async function overview(ctx: QueryCtx): Promise<Infer<typeof vOverview>> {
  const events = (state: "failed" | "waiting") => ctx.db.query("inbox").withIndex("by_state", (q) => q.eq("state", state)).take(ENOUGH + 1);
  const work = (state: "parked" | "queued") => ctx.db.query("work").withIndex("by_state_created", (q) => q.eq("state", state)).take(ENOUGH + 1);
  const incidents = await ctx.db.query("incidents").withIndex("by_state", (q) => q.eq("state", "open")).take(ENOUGH + 1);
  const run = await ctx.db.query("reconcilerRuns").order("desc").first();
  const proof = await latestVerdict(ctx);
  return {
    openIncidents: counted(incidents),
    failedEvents: counted(await events("failed")),
    waitingEvents: counted(await events("waiting")),
    parkedWork: counted(await work("parked")),
    queuedWork: counted(await work("queued")),
    run: run === null ? null : { startedAt: run.startedAt, state: run.state, checked: run.checked, repaired: run.repaired, opened: run.opened, closed: run.closed },
    proof:
      proof === null
        ? null
        : {
            proofId: proof._id,
            day: proof.day,
            state: proof.state,
            finishedAt: proof.finishedAt,
            orders: proof.orders,
            deferred: proof.deferred,
            mismatched: proof.mismatched,
            orphans: proof.orphans,
          },
  };
}

function counted(rows: readonly unknown[]): Infer<typeof vCount> {
  return { count: Math.min(rows.length, ENOUGH), more: rows.length > ENOUGH };
}
