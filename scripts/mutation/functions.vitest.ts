import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "../..");

/** What stands for the functions that move money while they are broken one by one: they run on the engine. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root, "server-only": `${root}/tests/support/server-only.ts` } },
  test: { include: ["tests/convex/{asyncPayments,disputes,eventOrders,events,exclusives,freeClaims,fulfilment,refundRequests,refunds,upgradeDisputes,upgradeRefunds,upgrades,work}.test.ts"], testTimeout: 60_000, server: { deps: { inline: ["convex-test"] } } },
});
