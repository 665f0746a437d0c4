import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();
crons.interval("every second", { seconds: 1 }, internal.messages.bump, { name: "cron" });
crons.interval("every hour", { hours: 1 }, internal.messages.bump, { name: "hourlyCron" });
crons.daily("at night", { hourUTC: 3, minuteUTC: 30 }, internal.messages.bump, { name: "nightly" });
crons.cron("weekdays", "0 9 * * 1-5", internal.messages.bump, { name: "weekdays" });

export default crons;
