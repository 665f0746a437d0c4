import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { openIncident, resolveIncident } from "../incidents";
import { messageOf } from "../messageOf";
import type { Batch } from "./migration";
import { progressOf } from "./progressOf";
import { startMigrations } from "./startMigrations";

export type MigrationStep = { name: string; batch: number };

/**
 * One batch of a migration, and how far it came, in one transaction: whatever dies, nothing is skipped. Schedules the next. A
 * batch that fails leaves nothing behind but an incident, and stops here until migrations are started again.
 */
export async function stepMigration(ctx: MutationCtx, step: MigrationStep): Promise<void> {
  const progress = await progressOf(ctx, step.name);
  if (progress === null || progress.state !== "running" || progress.batches !== step.batch) return;
  try {
    const done: Batch = await ctx.runMutation(internal.platform.migrations.batch, { name: step.name, cursor: progress.cursor });
    await advance(ctx, progress, done);
  } catch (error) {
    await stop(ctx, progress, messageOf(error));
  }
}

async function advance(ctx: MutationCtx, progress: Doc<"migrations">, { cursor, last, seen, changed }: Batch): Promise<void> {
  const { _id, name, batches } = progress;
  const counted = { cursor, batches: batches + 1, seen: progress.seen + seen, changed: progress.changed + changed, error: null };
  if (!last) {
    await ctx.db.patch(_id, counted);
    await ctx.scheduler.runAfter(0, internal.platform.migrations.step, { name, batch: counted.batches });
    return;
  }
  await ctx.db.patch(_id, { ...counted, state: "done", finishedAt: Date.now() });
  await resolveIncident(ctx, stoppedKey(name), "The migration went through.");
  await startMigrations(ctx);
}

async function stop(ctx: MutationCtx, { _id, name, batches }: Doc<"migrations">, error: string): Promise<void> {
  await ctx.db.patch(_id, { state: "stopped", error });
  const message = `The migration ${name} stopped after ${batches} batches: ${error}`;
  await openIncident(ctx, { key: stoppedKey(name), kind: "migration_stopped", subject: `migration:${name}`, message });
}

function stoppedKey(name: string): string {
  return `migration_stopped/${name}`;
}
