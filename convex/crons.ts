import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();

crons.interval("ring for due work", { seconds: 30 }, internal.platform.work.sweep, {});
crons.interval("give up unattached orders", { minutes: 1 }, internal.commerce.sweeps.abandon, {});
crons.interval("find what got stuck", { minutes: 15 }, internal.platform.reconciler.start, {});
crons.daily("prove the book against Stripe", { hourUTC: 4, minuteUTC: 10 }, internal.platform.proofs.start, {});
crons.interval("roll the ledger up by day", { minutes: 2 }, internal.commerce.balances.rollUp, {});
crons.interval("roll visits, plays and sales up by store", { minutes: 2 }, internal.analytics.mutations.rollUp, {});
crons.interval("drop visits and plays that are rolled up", { hours: 1 }, internal.analytics.mutations.prune, {});
crons.interval("write down which offers are over", { minutes: 15 }, internal.deals.offers.expire, {});
crons.interval("delete unclaimed uploads", { hours: 1 }, internal.files.sweeps.orphans, {});
crons.interval("drop old counters and links", { hours: 1 }, internal.platform.mutations.prune, {});
crons.interval("bring old documents up to date", { hours: 1 }, internal.platform.migrations.start, {});
crons.interval("divide the beats into sitemaps", { minutes: 30 }, internal.seo.marking.run, { kind: "beats" });
crons.interval("divide the stores into sitemaps", { minutes: 30 }, internal.seo.marking.run, { kind: "stores" });

crons.interval("list what is on sale and not listed yet", { minutes: 1 }, internal.beats.listings.sweep, {});

export default crons;
