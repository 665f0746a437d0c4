import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "../..");

/**
 * What stands for the functions that move money while they are broken one by one: they run on the engine.
 * Modules are loaded once for all files: nothing in them remembers a test, and a mutant is switched on while they run.
 */
export default defineConfig({
  root,
  resolve: { alias: { "@": root, "server-only": `${root}/tests/support/server-only.ts` } },
  test: { include: ["tests/convex/{asyncPayments,auditTrail,bulkDeals,carts,cartsAfterwards,coupons,disputes,eventOrders,events,exclusives,freeClaims,fulfilment,malformedEvents,offers,purchases,refundRequests,refunds,sales,stems,upgradeDisputes,upgradeRefunds,upgrades,work}.test.ts"], setupFiles: ["scripts/mutation/setup.ts"], testTimeout: 60_000, isolate: false, server: { deps: { inline: ["convex-test"] } } },
});
