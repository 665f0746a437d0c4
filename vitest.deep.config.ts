import { defineConfig } from "vitest/config";

/** The long tests: full-size properties, kills, the largest upload. `npm run test:deep` runs them after everything else. */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/tests/support/server-only.ts` } },
  test: {
    include: ["tests/deep/**/*.test.ts", "tests/faults/killPoints.test.ts", "tests/faults/scenarios.test.ts", "tests/convex/eventOrders.test.ts", "tests/convex/proof.test.ts"],
    globalSetup: ["tests/support/house.ts"],
    env: { BACKLINE_DEEP: "1" },
    testTimeout: 600_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    server: { deps: { inline: ["convex-test"] } },
  },
});
