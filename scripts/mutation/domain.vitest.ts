import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "../..");

/** What stands for the pure rules of money while they are broken one by one. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root, "server-only": `${root}/tests/support/server-only.ts` } },
  test: { include: ["lib/domain/**/*.test.ts"], testTimeout: 60_000 },
});
