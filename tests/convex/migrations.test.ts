import { describe, expect, test } from "vitest";
import { internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { MIGRATIONS } from "../../convex/platform/migrate/migrations";
import type { Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { sold } from "./support/sale";
import { STRIPE_FEE, balances, stripeWork } from "./support/stripe";

bellServer();

/** Takes from a sale what versions before refunds and disputes did not write. */
async function age({ t }: Backend, orderId: Id<"orders">): Promise<void> {
  await t.run(async (ctx) => {
    await ctx.db.patch(orderId, { refundRequest: undefined, refundAttempts: undefined, stripeFee: undefined });
    for (const line of await ctx.db.query("orderLines").collect()) await ctx.db.patch(line._id, { soldAt: undefined });
    for (const refund of await ctx.db.query("refunds").collect()) await ctx.db.patch(refund._id, { madeAt: undefined, failedAt: undefined });
    for (const event of await ctx.db.query("inbox").collect()) await ctx.db.patch(event._id, { about: undefined });
  });
}

const start = async (house: Backend) => await house.t.mutation(internal.platform.migrations.start, {});

describe("documents of an earlier version", () => {
  test("work before they are migrated: an old sale is refunded, exactly", async () => {
    const { house, bought, refund, look } = await sold();
    await stripeWork(house);
    await age(house, bought.orderId);
    await refund();
    await stripeWork(house);
    expect(await look()).toMatchObject({ payment: "refunded", fulfilment: "revoked", refunded: 2_500 });
    expect(Object.values(await balances(house)).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  });

  test("are brought up to date by what is known: the fee from the book, the sale's day, an event's order", async () => {
    const { house, bought } = await sold();
    await stripeWork(house);
    const before = await Promise.all([house.rows("orders"), house.rows("orderLines"), house.rows("inbox")]);
    await age(house, bought.orderId);
    await start(house);
    await house.settle();
    expect(await house.rows("orders")).toMatchObject([{ stripeFee: STRIPE_FEE, refundRequest: null, refundAttempts: 0 }]);
    expect(await Promise.all([house.rows("orders"), house.rows("orderLines"), house.rows("inbox")])).toEqual(before);
    expect((await house.rows("migrations")).map(({ name, state }) => ({ name, state }))).toEqual(MIGRATIONS.map(({ name }) => ({ name, state: "done" })));
  });

  test("a refund that was under way keeps its attempt, so that no second one is made under another key", async () => {
    const { house, bought, refund } = await sold();
    await stripeWork(house);
    await refund();
    await age(house, bought.orderId);
    await start(house);
    await house.settle();
    expect(await house.rows("orders")).toMatchObject([{ refundAttempts: 1 }]);
    await stripeWork(house);
    expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.refund")).toHaveLength(1);
    expect(await house.rows("orders")).toMatchObject([{ payment: "refunded", refunded: 2_500 }]);
  });
});

describe("a migration", () => {
  /** More documents than two batches hold. */
  const MANY = 120;

  async function manyIncidents(house: Backend): Promise<void> {
    await house.t.run(async (ctx) => {
      for (let nth = 0; nth < MANY; nth++) {
        await ctx.db.insert("incidents", { key: `old/${nth}`, kind: "work_parked", subject: "work:x", message: "It was parked.", detail: {}, state: "resolved", resolvedAt: 1, resolution: "It went through." });
      }
    });
  }

  test("goes through a table in batches and is never done again", async () => {
    const { house } = await sold();
    await manyIncidents(house);
    await start(house);
    await house.settle();
    const done = (await house.rows("migrations")).find(({ name }) => name === "closers-of-incidents");
    expect(done).toMatchObject({ state: "done", seen: MANY, changed: MANY, batches: 3 });
    expect(await start(house)).toBeNull();
  });

  test("started twice at once, or again in the middle, sees each document once", async () => {
    const { house } = await sold();
    await manyIncidents(house);
    await Promise.all([start(house), start(house)]);
    await start(house);
    await house.settle();
    expect((await house.rows("migrations")).find(({ name }) => name === "closers-of-incidents")).toMatchObject({ state: "done", seen: MANY, batches: 3 });
  });

  test("whose step was lost goes on where it stood when it is started again", async () => {
    const { house } = await sold();
    await manyIncidents(house);
    await start(house);
    for (let steps = 0; steps < 30; steps++) {
      const at = (await house.rows("migrations")).find(({ state }) => state === "running");
      if (at?.name === "closers-of-incidents" && at.batches === 1) break;
      if (at === undefined) throw new Error("nothing runs");
      await house.t.mutation(internal.platform.migrations.step, { name: at.name, batch: at.batches });
    }
    // The process dies here: what was scheduled is gone with it.
    await house.t.run(async (ctx) => {
      for (const job of await ctx.db.system.query("_scheduled_functions").collect()) if (job.state.kind === "pending") await ctx.scheduler.cancel(job._id);
    });
    await start(house);
    await house.settle();
    expect((await house.rows("migrations")).find(({ name }) => name === "closers-of-incidents")).toMatchObject({ state: "done", seen: MANY, changed: MANY, batches: 3 });
  });

  test("that cannot go on stops with an incident and leaves no half batch", async () => {
    const { house } = await sold();
    await house.t.run(async (ctx) => {
      await ctx.db.insert("migrations", { name: "from-a-later-version", state: "running", cursor: null, batches: 0, seen: 0, changed: 0, startedAt: Date.now(), finishedAt: null, error: null });
    });
    await house.t.mutation(internal.platform.migrations.step, { name: "from-a-later-version", batch: 0 });
    expect((await house.rows("migrations")).find(({ name }) => name === "from-a-later-version")).toMatchObject({ state: "stopped", seen: 0, error: expect.stringContaining("no migration") });
    expect(await house.rows("incidents")).toMatchObject([{ kind: "migration_stopped", state: "open" }]);
  });
});
