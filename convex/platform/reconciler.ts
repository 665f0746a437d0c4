import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { adminMutation, adminQuery } from "../functions";
import { audit } from "./audit";
import { examine } from "./reconcile/examine";
import { listRuns } from "./reconcile/listRuns";
import { startRun } from "./reconcile/startRun";
import { stepRun } from "./reconcile/stepRun";

const runId = v.id("reconcilerRuns");

/** The reconciler's runs, newest first. */
export const runs = adminQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      runId,
      startedAt: v.number(),
      state: v.union(v.literal("running"), v.literal("done"), v.literal("broken")),
      checked: v.number(),
      repaired: v.number(),
      opened: v.number(),
      closed: v.number(),
      failed: v.number(),
      ms: v.union(v.number(), v.null()),
    }),
  ),
  handler: async (ctx, { paginationOpts }) => await listRuns(ctx, paginationOpts),
});

/** Runs it now; one that is under way already is the answer. */
export const runNow = adminMutation({
  args: {},
  returns: v.object({ runId }),
  handler: async (ctx) => {
    const started = await startRun(ctx, Date.now());
    await audit(ctx, { userId: ctx.user._id }, "reconciler.asked", `run:${started}`);
    return { runId: started };
  },
});

/** What the clock calls. `asOf` (ms) judges lateness as of another time than now. */
export const start = internalMutation({
  args: { asOf: v.optional(v.number()) },
  returns: v.object({ runId }),
  handler: async (ctx, { asOf }) => ({ runId: await startRun(ctx, asOf ?? Date.now()) }),
});

/** One page of a run. */
export const step = internalMutation({
  args: {
    runId,
    asOf: v.number(),
    finding: v.number(),
    list: v.union(v.literal("incidents"), v.literal("suspects")),
    looked: v.number(),
    failed: v.number(),
  },
  returns: v.null(),
  handler: async (ctx, args): Promise<null> => {
    await stepRun(ctx, args);
    return null;
  },
});

/** One examination: its own sub-transaction. */
export const examineOne = internalMutation({
  args: { kind: v.string(), id: v.string(), asOf: v.number() },
  returns: v.object({ repaired: v.boolean(), opened: v.boolean(), closed: v.boolean() }),
  handler: async (ctx, args) => await examine(ctx, args),
});
