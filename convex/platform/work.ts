import { v } from "convex/values";
import { internalAction, internalMutation } from "../_generated/server";
import { serviceMutation } from "../functions";
import { claimWork } from "./claimWork";
import { applyResult, completeWork } from "./completeWork";
import { enqueueWork } from "./enqueueWork";
import { failWork } from "./failWork";
import { reportProgress } from "./reportProgress";
import { ringBell } from "./ringBell";
import { sweepWork } from "./sweepWork";
import { vWorkClaim, vWorkResult, vWorkTask } from "./workKinds";

const lease = { workId: v.id("work"), leaseId: v.string() };

/** Leases a row to the caller, or `null` when it is done, parked, not yet due or leased to somebody else. */
export const claim = serviceMutation({
  args: { workId: v.id("work") },
  returns: v.union(vWorkClaim, v.null()),
  handler: async (ctx, { workId }) => await claimWork(ctx, workId),
});

/** Says how far the work has come, and keeps the lease alive. */
export const progress = serviceMutation({
  args: { ...lease, percent: v.number(), step: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await reportProgress(ctx, args);
    return null;
  },
});

/** Applies a result and closes the row, in one transaction. `applied` is false when the result was refused and the row goes on. */
export const complete = serviceMutation({
  args: { ...lease, result: vWorkResult },
  returns: v.object({ applied: v.boolean() }),
  handler: async (ctx, args) => await completeWork(ctx, args),
});

/** Gives a row back with its error: to try again later, or parked when `permanent` or tried too often. */
export const fail = serviceMutation({
  args: { ...lease, error: v.string(), permanent: v.boolean() },
  returns: v.object({ parked: v.boolean() }),
  handler: async (ctx, args) => await failWork(ctx, args),
});

/** Asks for a mail. The only kind our server may ask for by itself: everything else follows from a fact in the database. */
export const enqueue = serviceMutation({
  args: {
    kind: v.literal("mail.send"),
    key: v.string(),
    args: v.object({ template: v.string(), to: v.string(), data: v.record(v.string(), v.string()) }),
  },
  returns: v.object({ workId: v.id("work"), created: v.boolean() }),
  handler: async (ctx, { kind, key, args }) => await enqueueWork(ctx, { kind, args }, key),
});

/** A result's effect: its own sub-transaction, so that a refusal leaves nothing half done. */
export const apply = internalMutation({
  args: { task: vWorkTask, key: v.string(), result: vWorkResult },
  returns: v.null(),
  handler: async (ctx, { task, key, result }): Promise<null> => {
    await applyResult(ctx, task, key, result);
    return null;
  },
});

/** Tells Next that a row is due. At most once; the sweep makes up for a lost bell. */
export const ring = internalAction({
  args: { workId: v.id("work") },
  returns: v.null(),
  handler: async (_ctx, { workId }) => {
    await ringBell(workId);
    return null;
  },
});

/** Takes back expired leases and rings again for everything due. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await sweepWork(ctx);
    return null;
  },
});
