import { internal } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { MIGRATIONS } from "./migrations";
import { progressOf } from "./progressOf";

/**
 * Goes on with the first migration that is not done, or does nothing. May be called at any time and any number of times: each
 * step says which batch it is for, so a chain of steps that another has overtaken ends by itself.
 */
export async function startMigrations(ctx: MutationCtx): Promise<string | null> {
  for (const { name } of MIGRATIONS) {
    const known = await progressOf(ctx, name);
    if (known?.state === "done") continue;
    const fresh = { name, state: "running", cursor: null, batches: 0, seen: 0, changed: 0, startedAt: Date.now(), finishedAt: null, error: null } as const;
    if (known === null) await ctx.db.insert("migrations", fresh);
    else await ctx.db.patch(known._id, { state: "running" });
    await ctx.scheduler.runAfter(0, internal.platform.migrations.step, { name, batch: known?.batches ?? 0 });
    return name;
  }
  return null;
}
