import { defineConfig } from "vitest/config";

/** Contract tests, faults and journeys against a whole house that `tests/support/house.ts` starts once. */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["tests/contract/**/*.test.ts", "tests/faults/**/*.test.ts", "tests/journeys/**/*.test.ts"],
    globalSetup: ["tests/support/house.ts"],
    testTimeout: 90_000,
    hookTimeout: 180_000,
    // One house and one browser on two cores: files run one after another, each with people of its own.
    fileParallelism: false,
  },
});
