import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";
import { internalMutation } from "./_generated/server";

const crons = cronJobs();
crons.interval("every second", { seconds: 1 }, internal.messages.bump, { name: "cron" });
crons.interval("its own", { seconds: 1 }, internal.crons.tick, {});
crons.interval("every hour", { hours: 1 }, internal.messages.bump, { name: "hourlyCron" });
crons.daily("at night", { hourUTC: 3, minuteUTC: 30 }, internal.messages.bump, { name: "nightly" });
crons.cron("weekdays", "0 9 * * 1-5", internal.messages.bump, { name: "weekdays" });

/** A function that lives beside the jobs that run it. */
export const tick = internalMutation({
  args: {},
  handler: async (ctx) => {
    const known = await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", "ownCron")).first();
    if (known === null) await ctx.db.insert("counters", { name: "ownCron", value: 1 });
  },
});

export default crons;
