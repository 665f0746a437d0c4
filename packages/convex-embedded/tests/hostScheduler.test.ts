import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConvexHttpClient } from "convex/browser";
import type { Id } from "./fixture-app/convex/_generated/dataModel";
import type { ConvexDeployment } from "../index.mjs";
import { startConvex } from "../index.mjs";
import { nextRun } from "../src/sched/cronTimes";
import { HostChild } from "./hostChild";
import { api, client, ENVIRONMENT, eventually, FIXTURE, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

type Job = Id<"_scheduled_functions">;
const isJob = (id: string): id is Job => id.length > 0;
const asJob = (id: string): Job => {
  if (!isJob(id)) throw new Error("Not a job");
  return id;
};
const stateOf = async (id: string, http = client(convex)) => (await http.query(api.jobs.state, { id: asJob(id) }))?.kind;
const counter = (name: string, http = client(convex)) => http.query(api.messages.counter, { name });

describe("scheduled functions", () => {
  test("run at their time, once, and say so", async () => {
    const distant = await client(convex).mutation(api.jobs.later, { name: "distant", delayMs: 3_600_000 });
    const id = await client(convex).mutation(api.jobs.later, { name: "soon", delayMs: 50 });
    await eventually(() => stateOf(id), (state) => state === "success");
    expect(await counter("soon")).toBe(1);
    expect(await stateOf(distant)).toBe("pending");
    expect(await counter("distant")).toBe(0);
  });

  test("exist exactly if the mutation that scheduled them committed", async () => {
    await expect(client(convex).mutation(api.jobs.laterThenFail, { name: "never" })).rejects.toThrow("taken back");
    const marker = await client(convex).mutation(api.jobs.later, { name: "marker", delayMs: 0 });
    await eventually(() => stateOf(marker), (state) => state === "success");
    expect(await counter("never")).toBe(0);
  });

  test("a mutation that throws is failed, its writes are gone, and it is not repeated", async () => {
    const id = await client(convex).mutation(api.jobs.laterFailing, {});
    await eventually(() => stateOf(id), (state) => state === "failed");
    expect(await client(convex).query(api.jobs.state, { id: asJob(id) })).toMatchObject({ error: expect.stringContaining("job failed") });
    expect(await counter("mustNotStay")).toBe(0);
  });

  test("cancelling a pending job prevents it", async () => {
    const id = await client(convex).mutation(api.jobs.later, { name: "cancelled", delayMs: 3_000 });
    await client(convex).mutation(api.jobs.cancel, { id: asJob(id) });
    const after = await client(convex).mutation(api.jobs.later, { name: "after", delayMs: 3_100 });
    await eventually(() => stateOf(after), (state) => state === "success");
    expect(await stateOf(id)).toBe("canceled");
    expect(await counter("cancelled")).toBe(0);
  });

  test("actions schedule too, and a hundred jobs at once all run once", async () => {
    await client(convex).action(api.jobs.fromAction, { name: "fromAction" });
    await Promise.all(Array.from({ length: 100 }, () => client(convex).mutation(api.jobs.later, { name: "crowd", delayMs: 0 }, { skipQueue: true })));
    expect(await eventually(() => counter("crowd"), (value) => value >= 100)).toBe(100);
    expect(await eventually(() => counter("fromAction"), (value) => value >= 1)).toBe(1);
  });
});

describe("after a kill -9", () => {
  test("acknowledged writes stand, pending jobs run once, an interrupted action is failed and not run again", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "host-kill-"));
    const env = Object.entries(ENVIRONMENT).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const first = await HostChild.start(dataDir, [...env, "--push", FIXTURE]);
    const before = new ConvexHttpClient(first.url, { logger: false });
    const hanging = await before.mutation(api.jobs.laterHanging, {});
    await eventually(() => stateOf(hanging, before), (state) => state === "inProgress");
    const pending: string[] = [];
    for (let job = 0; job < 10; job += 1) pending.push(await before.mutation(api.jobs.later, { name: "survivor", delayMs: 300 }));
    let acknowledged = 0;
    const writers = Array.from({ length: 10 }, async () => {
      const writer = new ConvexHttpClient(first.url, { logger: false });
      for (;;) {
        await writer.mutation(api.messages.increment, { name: "acknowledged" });
        acknowledged += 1;
      }
    });
    const ended = Promise.allSettled(writers);
    await eventually(async () => acknowledged, (count) => count > 50);
    await first.kill();
    await ended;

    const second = await startConvex({ dataDir, allowedOrigins: [] });
    const after = client(second);
    expect(await counter("acknowledged", after)).toBeGreaterThanOrEqual(acknowledged);
    expect(await eventually(() => counter("survivor", after), (value) => value >= 10)).toBe(10);
    expect(await after.query(api.jobs.state, { id: asJob(hanging) })).toMatchObject({ kind: "failed", error: "Transient error while executing action" });
    for (const id of pending) expect(await stateOf(id, after)).toBe("success");
    expect(await counter("hourlyCron", after)).toBe(1);
    await second.close();
    rmSync(dataDir, { recursive: true });
  }, 60_000);

  test("a second deployment on the same data directory is refused in one line", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "host-lock-"));
    const first = await HostChild.start(dataDir);
    await expect(startConvex({ dataDir, allowedOrigins: [] })).rejects.toThrow(/in use|lock/i);
    await first.stop();
    await (await startConvex({ dataDir, allowedOrigins: [] })).close();
    rmSync(dataDir, { recursive: true });
  }, 60_000);
});

describe("cron jobs", () => {
  test("may run a function that `crons.ts` itself exports", async () => {
    await eventually(() => counter("ownCron"), (value) => value >= 1);
  });

  test("an interval runs at once and then again and again", async () => {
    const first = await eventually(() => counter("cron"), (value) => value >= 1);
    expect(await eventually(() => counter("cron"), (value) => value > first)).toBeGreaterThan(first);
    expect(await counter("nightly")).toBe(0);
  });

  test("a push does not start the beat of a job anew", async () => {
    await eventually(() => counter("hourlyCron"), (value) => value === 1);
    await convex.push(FIXTURE);
    const marker = await client(convex).mutation(api.jobs.later, { name: "afterPush", delayMs: 100 });
    await eventually(() => stateOf(marker), (state) => state === "success");
    expect(await counter("hourlyCron")).toBe(1);
  });

  const at = (text: string) => Date.parse(`${text}Z`);

  test("calendar kinds are in UTC", () => {
    const now = at("2026-11-20T12:00:00");
    expect(nextRun({ type: "hourly", minuteUTC: 15 }, null, now)).toBe(at("2026-11-20T12:15:00"));
    expect(nextRun({ type: "daily", hourUTC: 3, minuteUTC: 30 }, null, now)).toBe(at("2026-11-21T03:30:00"));
    expect(nextRun({ type: "weekly", dayOfWeek: "monday", hourUTC: 9 }, null, now)).toBe(at("2026-11-23T09:00:00"));
    expect(nextRun({ type: "monthly", day: 1, hourUTC: 0 }, null, now)).toBe(at("2026-12-01T00:00:00"));
    expect(nextRun({ type: "cron", cron: "0 9 * * 1-5" }, null, at("2026-11-20T09:00:00"))).toBe(at("2026-11-23T09:00:00"));
  });

  test("missed runs of an interval are skipped, and its beat is kept", () => {
    const previous = at("2026-11-20T12:00:00");
    expect(nextRun({ type: "interval", minutes: 5 }, null, previous)).toBe(previous);
    expect(nextRun({ type: "interval", minutes: 5 }, previous, previous)).toBe(at("2026-11-20T12:05:00"));
    expect(nextRun({ type: "interval", minutes: 5 }, previous, at("2026-11-20T12:17:03"))).toBe(at("2026-11-20T12:20:00"));
  });
});
