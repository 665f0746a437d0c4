import type { QueryCtx } from "../../../_generated/server";
import { findingOnOne, SOUND, trouble } from "../finding";

const LATE_MS = 10 * 60_000;
const COUNTED = 100;

/**
 * Work that has been due for ten minutes: the lane rings every half minute, so nobody answers. One incident for the lane, not one
 * per row: while the app is away everything waits.
 */
export const workLate = findingOnOne("work_late", "lane", async (ctx, asOf) => {
  const late = [...(await dueBefore(ctx, "queued", asOf - LATE_MS)), ...(await dueBefore(ctx, "leased", asOf - LATE_MS))];
  const [oldest] = late.sort((a, b) => a.dueAt - b.dueAt);
  if (oldest === undefined) return SOUND;
  const message = "Work has been due for more than ten minutes and nobody takes it up. Check that the app runs and that the bell reaches it.";
  return trouble("work:lane", message, { since: oldest.dueAt, oldest: oldest.key, rows: late.length });
});

async function dueBefore(ctx: QueryCtx, state: "queued" | "leased", time: number) {
  return await ctx.db
    .query("work")
    .withIndex("by_state", (q) => q.eq("state", state).lt("dueAt", time))
    .take(COUNTED);
}
