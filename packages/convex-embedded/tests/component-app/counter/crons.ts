import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();
crons.interval("tick", { hours: 1 }, internal.counts.addLater, { name: "ticks", by: 1 });

export default crons;
