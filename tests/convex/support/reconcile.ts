import type { Doc } from "../../../convex/_generated/dataModel";
import { internal } from "../../../convex/_generated/api";
import type { Backend } from "./backend";

/** Lets the reconciler run to its end, as its cron does, and returns what it counted. */
export async function reconcile(house: Backend): Promise<Doc<"reconcilerRuns">> {
  const { runId } = await house.t.mutation(internal.platform.reconciler.start, {});
  await house.settle();
  const run = await house.t.run(async (ctx) => await ctx.db.get(runId));
  if (run === null) throw new Error("the run left no row");
  return run;
}

/** The open incidents of a kind. */
export async function incidents(house: Backend, kind: string): Promise<Doc<"incidents">[]> {
  return (await house.rows("incidents")).filter((incident) => incident.kind === kind && incident.state === "open");
}
