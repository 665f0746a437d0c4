import { getFunctionName, makeFunctionReference } from "convex/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { backend, creator, type Backend } from "../../tests/convex/support/backend";
import { bellServer } from "../../tests/convex/support/bell";
import { draft, processed } from "../../tests/convex/support/market";
import type { ConvexCaller } from "../convex";
import { callConvex } from "../convex/errors";
import { createLogger } from "../http/log";
import { PermanentFailure } from "./failure";
import type { perform } from "./kinds";
import { keepLease } from "./lease";
import { runWork } from "./run";

bellServer();
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** The service's client, spoken to real functions over an in-memory database. */
function serviceOf({ service }: Backend): ConvexCaller {
  return {
    query: async (reference, args) => await callConvex(() => service.query(makeFunctionReference<"query">(getFunctionName(reference)), args)),
    mutation: async (reference, args) => await callConvex(() => service.mutation(makeFunctionReference<"mutation">(getFunctionName(reference)), args)),
  };
}

const silent = createLogger({}, () => undefined);

async function queuedMail() {
  const house = backend();
  const { workId } = await house.service.mutation(api.platform.work.enqueue, {
    kind: "mail.send",
    key: "verify/ben/1",
    args: { template: "verify-email", to: "ben@example.com", data: { url: "http://localhost:3000/x" } },
  });
  const run = async (doing: typeof perform) => await runWork(workId, { convex: serviceOf(house), perform: doing, log: silent });
  return { house, workId, run };
}

const rowOf = async ({ t }: Backend, workId: Id<"work">) => await t.run(async (ctx) => await ctx.db.get(workId));

describe("a row of work", () => {
  test("is done once for two bells at the same time, and never again", async () => {
    const { house, workId, run } = await queuedMail();
    const doing = vi.fn<typeof perform>(async () => ({ messageId: "m1" }));
    const outcomes = await Promise.all([run(doing), run(doing)]);
    expect(outcomes.sort()).toEqual(["done", "skipped"]);
    expect(await run(doing)).toBe("skipped");
    expect(doing).toHaveBeenCalledTimes(1);
    expect(doing).toHaveBeenCalledWith(expect.objectContaining({ kind: "mail.send" }), expect.objectContaining({ key: "verify/ben/1" }));
    expect(await rowOf(house, workId)).toMatchObject({ state: "done" });
  });

  test("that fails goes back into the queue with its error", async () => {
    const { house, workId, run } = await queuedMail();
    expect(await run(() => Promise.reject(new Error("the provider is down")))).toBe("failed");
    expect(await rowOf(house, workId)).toMatchObject({ state: "queued", lastError: "the provider is down", attempts: 1 });
  });

  test("that can never succeed is parked at once", async () => {
    const { house, workId, run } = await queuedMail();
    expect(await run(() => Promise.reject(new PermanentFailure("no such template")))).toBe("failed");
    expect(await rowOf(house, workId)).toMatchObject({ state: "parked", lastError: "no such template" });
  });

  test("whose result cannot be reported is left to the sweep", async () => {
    const { house, workId } = await queuedMail();
    const real = serviceOf(house);
    let calls = 0;
    const failing: ConvexCaller = {
      ...real,
      mutation: async (reference, args) => {
        calls += 1;
        if (calls > 1) throw new Error("the network is gone");
        return await real.mutation(reference, args);
      },
    };
    expect(await runWork(workId, { convex: failing, perform: async () => ({ messageId: "m1" }), log: silent })).toBe("lost");
    expect(await rowOf(house, workId)).toMatchObject({ state: "leased" });
  });
});

describe("while it runs", () => {
  test("its progress shows on the beat, and its result makes the beat ready", async () => {
    const house = backend();
    const seller = await creator(house, "ada");
    const { beatId } = await draft(house, seller);
    const [row] = (await house.rows("work")).filter(({ task }) => task.kind === "beat.process");
    if (row === undefined) throw new Error("a draft asks for processing");
    const seen: unknown[] = [];
    const outcome = await runWork(row._id, {
      convex: serviceOf(house),
      log: silent,
      perform: async (_task, { progress }) => {
        progress(40, "Listening and encoding");
        await vi.waitFor(async () => {
          const beat = await house.t.run(async (ctx) => await ctx.db.get(beatId));
          seen.push(beat?.processing);
          expect(beat?.processing).toMatchObject({ percent: 40, step: "Listening and encoding" });
        });
        return await processed(house);
      },
    });
    expect(outcome).toBe("done");
    expect(await house.t.run(async (ctx) => await ctx.db.get(beatId))).toMatchObject({ processing: { state: "ready" } });
  });

  test("a lease that was lost stops it; a report that did not get through does not", async () => {
    const { house, workId } = await queuedMail();
    const claim = await house.service.mutation(api.platform.work.claim, { workId });
    if (claim === null) throw new Error("nothing to claim");
    const real = serviceOf(house);
    const unreachable: ConvexCaller = { ...real, mutation: () => Promise.reject(new Error("the network is gone")) };
    const times = { heartbeatMs: 60_000, progressEveryMs: 0 };

    const patient = keepLease(unreachable, { workId, leaseId: claim.leaseId }, times);
    patient.progress(10, "Sending");
    const robbed = keepLease(real, { workId, leaseId: "somebody-else" }, times);
    robbed.progress(10, "Sending");
    await vi.waitFor(() => expect(robbed.signal.aborted).toBe(true));
    expect(patient.signal.aborted).toBe(false);
    patient.stop();
    robbed.stop();
  });

  test("a heartbeat keeps the lease when nothing is said", async () => {
    const { house, workId } = await queuedMail();
    const claim = await house.service.mutation(api.platform.work.claim, { workId });
    if (claim === null) throw new Error("nothing to claim");
    const before = (await rowOf(house, workId))?.dueAt ?? 0;
    vi.setSystemTime(Date.now() + 60_000);
    const keeper = keepLease(serviceOf(house), { workId, leaseId: claim.leaseId }, { heartbeatMs: 5, progressEveryMs: 0 });
    await vi.waitFor(async () => expect((await rowOf(house, workId))?.dueAt).toBeGreaterThanOrEqual(before + 60_000));
    keeper.stop();
  });
});
