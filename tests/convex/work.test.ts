import { createHmac } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { START, backend, creator, person, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft, processed } from "./support/market";

const bell = bellServer();
const MINUTE = 60_000;

const MAIL = { kind: "mail.send", key: "verify/ben/1", args: { template: "verify_email", to: "ben@example.com", data: { url: "http://localhost:3000" } } } as const;

async function queued() {
  const house = backend();
  const { workId } = await house.service.mutation(api.platform.work.enqueue, MAIL);
  return { house, workId };
}

const claim = async ({ service }: Backend, workId: Id<"work">) => await service.mutation(api.platform.work.claim, { workId });
const row = async ({ t }: Backend, workId: Id<"work">) => await t.run(async (ctx) => await ctx.db.get(workId));

async function claimed(house: Backend, workId: Id<"work">) {
  const lease = await claim(house, workId);
  if (lease === null) throw new Error("nothing to claim");
  return { workId, leaseId: lease.leaseId };
}

describe("the bell", () => {
  test("rings Next with the row's id, signed over time and id", async () => {
    const { house, workId } = await queued();
    await house.settle();
    await vi.waitFor(() => expect(bell.rings).toHaveLength(1));
    const [ring] = bell.rings;
    const time = String(ring?.headers["x-backline-time"]);
    expect(ring).toMatchObject({ path: "/api/internal/work", body: JSON.stringify({ id: workId }) });
    expect(Number(time)).toBe(START);
    expect(ring?.headers["x-backline-signature"]).toBe(createHmac("sha256", "work-secret-of-the-tests").update(`${time}.${workId}`).digest("hex"));
  });

  test("that is lost loses nothing: the sweep rings again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    bell.status = 503;
    const { house, workId } = await queued();
    await house.settle();
    await vi.waitFor(() => expect(bell.rings).toHaveLength(1));
    bell.status = 202;
    await house.pass(MINUTE);
    await house.t.mutation(internal.platform.work.sweep, {});
    await house.settle();
    await vi.waitFor(() => expect(bell.rings).toHaveLength(2));
    expect(await claim(house, workId)).toMatchObject({ kind: "mail.send", key: MAIL.key, args: MAIL.args });
  });

  test("is not rung with an empty secret", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const house = backend();
    vi.stubEnv("WORK_SECRET", "");
    await house.service.mutation(api.platform.work.enqueue, MAIL);
    await house.settle();
    expect(bell.rings).toHaveLength(0);
  });
});

describe("a row", () => {
  test("asked for twice with the same key is one row", async () => {
    const { house, workId } = await queued();
    expect(await house.service.mutation(api.platform.work.enqueue, MAIL)).toEqual({ workId, created: false });
    expect(await house.rows("work")).toHaveLength(1);
  });

  test("defect 58: is leased to one worker at a time, even when twenty ask at once", async () => {
    const { house, workId } = await queued();
    const leases = await Promise.all(Array.from({ length: 20 }, async () => await claim(house, workId)));
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test("is closed by its holder and never claimed again", async () => {
    const { house, workId } = await queued();
    const lease = await claimed(house, workId);
    expect(await house.service.mutation(api.platform.work.complete, { ...lease, result: { messageId: "m1" } })).toEqual({ applied: true });
    expect(await row(house, workId)).toMatchObject({ state: "done", lastError: null });
    await house.pass(60 * MINUTE);
    expect(await claim(house, workId)).toBeNull();
    await expect(house.service.mutation(api.platform.work.complete, { ...lease, result: { messageId: "m1" } })).rejects.toMatchObject({ data: { code: "conflict" } });
  });

  test("cannot be reported on with somebody else's lease", async () => {
    const { house, workId } = await queued();
    await claimed(house, workId);
    const foreign = { workId, leaseId: "guess" };
    const refusal = { data: { code: "conflict" } };
    await expect(house.service.mutation(api.platform.work.complete, { ...foreign, result: { messageId: "m" } })).rejects.toMatchObject(refusal);
    await expect(house.service.mutation(api.platform.work.fail, { ...foreign, error: "x", permanent: true })).rejects.toMatchObject(refusal);
    await expect(house.service.mutation(api.platform.work.progress, { ...foreign, percent: 1, step: "x" })).rejects.toMatchObject(refusal);
  });

  test("defect 58: whose worker died is given to another when the lease runs out, and the dead one's report is refused", async () => {
    const { house, workId } = await queued();
    const dead = await claimed(house, workId);
    await house.pass(MINUTE);
    await house.t.mutation(internal.platform.work.sweep, {});
    expect(await row(house, workId)).toMatchObject({ state: "leased" });
    await house.pass(2 * MINUTE);
    await house.t.mutation(internal.platform.work.sweep, {});
    expect(await row(house, workId)).toMatchObject({ state: "queued", lastError: expect.stringContaining("ran out") });
    await expect(house.service.mutation(api.platform.work.complete, { ...dead, result: { messageId: "m" } })).rejects.toMatchObject({ data: { code: "conflict" } });
    await house.pass(3_000);
    expect(await claim(house, workId)).not.toBeNull();
  });

  test("stays leased while its worker gives signs of life", async () => {
    const { house, workId } = await queued();
    const lease = await claimed(house, workId);
    for (let minute = 0; minute < 5; minute++) {
      await house.pass(MINUTE);
      await house.service.mutation(api.platform.work.progress, { ...lease, percent: minute, step: "Sending" });
      await house.t.mutation(internal.platform.work.sweep, {});
    }
    expect(await row(house, workId)).toMatchObject({ state: "leased", leaseId: lease.leaseId });
  });

  test("that fails waits 2, 8, 30, 120 and 600 seconds, and is parked at the sixth failure", async () => {
    const { house, workId } = await queued();
    for (const seconds of [2, 8, 30, 120, 600]) {
      const lease = await claimed(house, workId);
      expect(await house.service.mutation(api.platform.work.fail, { ...lease, error: "no route", permanent: false })).toEqual({ parked: false });
      await house.pass(seconds * 1000 - 1);
      expect(await claim(house, workId)).toBeNull();
      await house.pass(1);
    }
    const last = await claimed(house, workId);
    expect(await house.service.mutation(api.platform.work.fail, { ...last, error: "no route", permanent: false })).toEqual({ parked: true });
    expect(await row(house, workId)).toMatchObject({ state: "parked", attempts: 6, lastError: "no route" });
    expect(await claim(house, workId)).toBeNull();
  });

  test("whose failure is permanent is parked at once, and an administrator can try it again", async () => {
    const { house, workId } = await queued();
    await house.service.mutation(api.platform.work.fail, { ...(await claimed(house, workId)), error: "bad address", permanent: true });
    const [admin, ben] = [await person(house, "root", { role: "admin" }), await person(house, "ben")];
    const parked = await admin.query(api.platform.queries.work, { state: "parked", paginationOpts: { numItems: 5, cursor: null } });
    expect(parked.page).toMatchObject([{ workId, kind: "mail.send", lastError: "bad address" }]);
    await expect(ben.mutation(api.platform.mutations.retryWork, { workId })).rejects.toMatchObject({ data: { code: "forbidden" } });
    await admin.mutation(api.platform.mutations.retryWork, { workId });
    expect(await claim(house, workId)).not.toBeNull();
  });

  test("given a result of another kind is parked, and nothing of the result is kept", async () => {
    const { house, workId } = await queued();
    const lease = await claimed(house, workId);
    expect(await house.service.mutation(api.platform.work.complete, { ...lease, result: { deleted: true } })).toEqual({ applied: false });
    expect(await row(house, workId)).toMatchObject({ state: "parked", lastError: expect.stringContaining("not a result of mail.send") });
  });
});

describe("processing a beat", () => {
  async function pending() {
    const house = backend();
    const seller = await creator(house, "ada");
    const { beatId } = await draft(house, seller);
    const task = (await house.rows("work")).find((candidate) => candidate.task.kind === "beat.process");
    if (task === undefined) throw new Error("no work");
    const look = async () => (await seller.query(api.beats.queries.mine, { paginationOpts: { numItems: 5, cursor: null } })).page[0];
    return { house, seller, beatId, workId: task._id, look };
  }

  test("shows its progress to the creator", async () => {
    const { house, workId, look } = await pending();
    const lease = await claimed(house, workId);
    await house.service.mutation(api.platform.work.progress, { ...lease, percent: 41.6, step: "Encoding" });
    expect(await look()).toMatchObject({ processing: { state: "pending", percent: 42, step: "Encoding" } });
    await house.service.mutation(api.platform.work.complete, { ...lease, result: await processed(house) });
    expect(await look()).toMatchObject({ processing: { state: "ready", percent: 100 }, durationMs: 90_000, peaks: [0, 128, 255] });
  });

  test("that finds no audio says why", async () => {
    const { house, seller, beatId, workId, look } = await pending();
    await house.service.mutation(api.platform.work.complete, { ...(await claimed(house, workId)), result: { ok: false, reason: "This file is a text." } });
    expect(await look()).toMatchObject({ processing: { state: "failed", error: "This file is a text." } });
    await expect(seller.mutation(api.beats.mutations.publish, { beatId })).rejects.toMatchObject({
      data: { code: "not_ready", details: [{ field: "master", message: "This file is a text." }] },
    });
  });

  test("that is given up tells the creator", async () => {
    const { house, workId, look } = await pending();
    await house.service.mutation(api.platform.work.fail, { ...(await claimed(house, workId)), error: "out of memory", permanent: true });
    expect(await look()).toMatchObject({ processing: { state: "failed", error: expect.not.stringContaining("memory") } });
  });

  test("defect 34: a master that is none is refused by its content, and what was made of it thrown away", async () => {
    const { house, workId, look } = await pending();
    const made = await processed(house);
    await house.service.mutation(api.platform.work.complete, { ...(await claimed(house, workId)), result: { ...made, container: "ogg" } });
    expect(await look()).toMatchObject({ processing: { state: "failed" } });
    expect(await house.t.run(async (ctx) => await ctx.db.system.get(made.mp3.storageId))).toBeNull();
  });

  test.each([[[256]], [[-1]], [[0.5]], [Array.from({ length: 2_049 }, () => 1)]])("a waveform out of bounds is refused", async (peaks) => {
    const { house, workId, look } = await pending();
    await house.service.mutation(api.platform.work.complete, { ...(await claimed(house, workId)), result: { ...(await processed(house)), peaks } });
    expect(await row(house, workId)).toMatchObject({ state: "parked" });
    expect(await look()).toMatchObject({ processing: { state: "failed" }, peaks: [] });
  });
});
