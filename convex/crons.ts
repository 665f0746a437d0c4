import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();

crons.interval("ring for due work", { seconds: 30 }, internal.platform.work.sweep, {});
crons.interval("give up unattached orders", { minutes: 1 }, internal.commerce.sweeps.abandon, {});
crons.interval("ask about overdue sessions", { minutes: 1 }, internal.commerce.sweeps.reconcile, {});
crons.interval("look after the inbox", { minutes: 5 }, internal.platform.mutations.sweepEvents, {});
crons.interval("delete unclaimed uploads", { hours: 1 }, internal.files.sweeps.orphans, {});
crons.interval("drop old counters and links", { hours: 1 }, internal.platform.mutations.prune, {});

export default crons;
