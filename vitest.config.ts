import { defineConfig } from "vitest/config";

/** Unit and engine tests. Contract tests and journeys need a running house: `scripts/test.mjs` starts it for them. */
export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      "server-only": `${import.meta.dirname}/tests/support/server-only.ts`,
    },
  },
  test: {
    include: ["lib/**/*.test.ts", "app/**/*.test.ts", "components/**/*.test.{ts,tsx}", "strings/**/*.test.ts", "packages/*/tests/**/*.test.ts", "tests/convex/**/*.test.ts", "tests/deep/carts.test.ts", "tests/parity/**/*.test.ts", "scripts/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    server: { deps: { inline: ["convex-test"] } },
  },
});
