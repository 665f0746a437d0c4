import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FunctionReference } from "convex/server";
import { getFunctionName } from "convex/server";
import { NODE_MODULE_FLAGS } from "../src/exec/nodeModules";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

/** What a function printed, as the HTTP API tells it. */
async function printed(kind: "query" | "action", fn: FunctionReference<"query" | "action">): Promise<string[]> {
  const response = await fetch(`${convex.url}/api/${kind}`, { method: "POST", body: JSON.stringify({ path: getFunctionName(fn), args: {} }) });
  const { logLines }: { logLines: string[] } = await response.json();
  return logLines;
}

describe("\"use node\" actions", () => {
  test("have the Node API, the deployment's variables and its functions", async () => {
    expect(await client(convex).action(api.node.hash, { text: "x" })).toMatchObject({ hash: createHash("sha256").update("x").digest("hex"), greeting: "hello" });
  });

  test("of modules that await at their top, run once for all calls, and import on demand from the bundle and from packages", async () => {
    const calls = await Promise.all(Array.from({ length: 4 }, () => client(convex).action(api.nodeStart.started, {})));
    for (const call of calls) expect(call).toEqual({ waited: "a timer", greeting: "hello, module", later: "later: hello, call", starts: 1, external: "function" });
  });

  test("name the developer's line in their errors", async () => {
    await expect(client(convex).action(api.nodeStart.fails, {})).rejects.toThrow(/Uncaught Error: from a node module\n\s+at .*\(\.\.\/convex\/nodeStart\.ts:27/);
    expect(await client(convex).action(api.nodeStart.stack, {})).toMatch(/convex:\/user\/nodeStart\.js:\d+/);
  });

  test("fail by what they throw where nothing can catch it, and take no other call along", async () => {
    const [thrown, rejected, beside] = await Promise.allSettled([
      client(convex).action(api.nodeStart.throwsInCallback, {}),
      client(convex).action(api.nodeStart.leavesRejection, {}),
      client(convex).action(api.node.hash, { text: "beside" }),
    ]);
    expect(thrown).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("uncaughtException: from a callback") } });
    expect(rejected).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("unhandledRejection: unnoticed") } });
    expect(beside.status).toBe("fulfilled");
  });
});

test("a \"use node\" module that fails to load takes no other with it: it is tried again, what others load keeps its state", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", ...NODE_MODULE_FLAGS, join(import.meta.dirname, "nodeModulesChild.ts")]);
  expect(JSON.parse(stdout)).toEqual({
    failed: "broken once",
    waiting: [1, 1, true],
    unlinkable: true,
    afterwards: { made: 1 },
    late: ["ready", "ready"],
    retried: 2,
    shared: 1,
  });
});

test("an isolate action fails by what its timer throws", async () => {
  const [thrown, beside] = await Promise.allSettled([client(convex).action(api.runtime.throwsInTimer, {}), client(convex).action(api.files.roundTrip, { text: "beside" })]);
  expect(thrown).toMatchObject({ status: "rejected", reason: { message: expect.stringMatching(/Uncaught Error: from a timer\n\s+at \.\.\/convex\/runtime\.ts/) } });
  expect(beside.status).toBe("fulfilled");
});

describe("console.time", () => {
  test("tells in a query how long it took, though its clock stands still", async () => {
    expect(await printed("query", api.runtime.timesInQuery)).toEqual([
      expect.stringMatching(/^\[INFO\] default: \d+ms 'so far' 1$/),
      expect.stringMatching(/^\[INFO\] default: \d+ms$/),
      "[WARN] Timer 'default' does not exist",
    ]);
  });

  test("tells in a \"use node\" action whose stopwatch it was", async () => {
    expect(await printed("action", api.nodeStart.times)).toEqual(["[WARN] Timer 'load' already exists", expect.stringMatching(/^\[INFO\] 'load: \d+ms'$/), "[WARN] Timer 'other' does not exist"]);
  });
});
