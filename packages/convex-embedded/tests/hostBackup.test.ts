import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "./fixture-app/convex/_generated/dataModel";
import { startConvex, type ConvexDeployment } from "../index.mjs";
import { api, client, startFixture } from "./hostSupport";

const directory = mkdtempSync(join(tmpdir(), "host-backup-"));
let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture({ dataDir: join(directory, "data") });
});
afterAll(async () => {
  await convex.close();
  rmSync(directory, { recursive: true });
});

const save = (text: string) => client(convex).action(api.files.roundTrip, { text });
const restored = (path: string) => startConvex({ dataDir: path, allowedOrigins: [] });
const contentOf = async (deployment: ConvexDeployment, id: Id<"_storage">) => {
  const url = await client(deployment).query(api.files.url, { id });
  return url === null ? null : (await fetch(url)).text();
};

test("a backup taken while files come and go has every file its database knows, and serves without a push", async () => {
  const kept = await Promise.all(Array.from({ length: 8 }, (_, index) => save(`kept ${index}`)));
  const doomed = await Promise.all(Array.from({ length: 8 }, (_, index) => save(`doomed ${index}`)));
  const target = join(directory, "copy");
  const noise = (async () => {
    for (const { id } of doomed) {
      await client(convex).mutation(api.files.remove, { id });
      await save("came during the backup");
      await client(convex).mutation(api.messages.increment, { name: "noise" });
    }
  })();
  await Promise.all([convex.backup(target), noise]);
  const other = await restored(target);
  try {
    expect(other.adminKey).toBe(convex.adminKey);
    for (const [index, { id }] of kept.entries()) expect(await contentOf(other, id)).toBe(`kept ${index}`);
    for (const [index, { id }] of doomed.entries()) expect([null, `doomed ${index}`]).toContain(await contentOf(other, id));
    expect(await client(other).mutation(api.messages.increment, { name: "after" })).toBe(1);
  } finally {
    await other.close();
  }
  expect(await client(convex).query(api.messages.counter, { name: "after" })).toBe(0);
});

test("a backup over something that is there is refused, and leaves nothing half-done", async () => {
  await expect(convex.backup(join(directory, "copy"))).rejects.toThrow("already exists");
  expect(existsSync(join(directory, "copy.part"))).toBe(false);
});
