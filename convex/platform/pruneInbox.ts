import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";

const DAY = 86_400_000;
const BATCH = 200;

/**
 * How long dealt-with events are kept, in days. Mail sends many (every opening is one), and an account service's carry names
 * and addresses that a deleted account must not leave behind. Neither sends one again after a few days, and what they said
 * stands in our own tables. Stripe's are kept: they are what the books were written from.
 */
const KEEP = { resend: 30, clerk: 30 } as const;
const OVER = ["processed", "ignored"] as const;

/** Deletes events that were dealt with long ago, where nothing needs them any more. */
export async function pruneInbox(ctx: MutationCtx): Promise<void> {
  let more = false;
  for (const provider of ["resend", "clerk"] as const) {
    for (const state of OVER) {
      const old = await ctx.db
        .query("inbox")
        .withIndex("by_provider_state", (q) => q.eq("provider", provider).eq("state", state).lt("_creationTime", Date.now() - KEEP[provider] * DAY))
        .take(BATCH);
      for (const row of old) await ctx.db.delete(row._id);
      more ||= old.length === BATCH;
    }
  }
  if (more) await ctx.scheduler.runAfter(0, internal.platform.mutations.prune, {});
}
