import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { CHECKOUT } from "../../lib/domain/limits";
import { backend, creator, person, stored, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { incidents, reconcile } from "./support/reconcile";
import { STRIPE_FEE, balances, checkout, confirm, deliver, disputeEvent, orderOf, paidFacts, pay, sessionEvent, stripeWork, webhook } from "./support/stripe";

bellServer();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OVERDUE = CHECKOUT.sessionMs + CHECKOUT.reconcileGraceMs + MINUTE;

async function market() {
  const house = backend();
  const ada = await creator(house, "ada");
  const [ben, cleo] = [await person(house, "ben"), await person(house, "cleo")];
  const root = await person(house, "root", { role: "admin" });
  const { beatId } = await onSale(house, ada);
  return { house, ada, ben, cleo, root, beatId };
}

const rowOf = async (house: Backend, key: string): Promise<Doc<"work">> => {
  const row = (await house.rows("work")).find((each) => each.key === key);
  if (row === undefined) throw new Error(`nobody asked for ${key}`);
  return row;
};

/** Claims a row and gives it back with an error. */
async function failOnce(house: Backend, workId: Id<"work">, permanent: boolean) {
  const claim = await house.service.mutation(api.platform.work.claim, { workId });
  if (claim === null) throw new Error("nothing to claim");
  await house.service.mutation(api.platform.work.fail, { workId, leaseId: claim.leaseId, error: "Stripe is down", permanent });
}

/** Fails a row until it is parked. */
async function exhaust(house: Backend, key: string) {
  for (;;) {
    const row = await rowOf(house, key);
    if (row.state === "parked") return;
    await house.pass(Math.max(0, row.dueAt - Date.now()));
    await failOnce(house, row._id, false);
  }
}

const remove = async (house: Backend, id: Id<"work">) => await house.t.run(async (ctx) => await ctx.db.delete(id));

test("a run over a sound house changes nothing, and leaves its row", async () => {
  const { house, ben, beatId, root } = await market();
  await pay(house, await checkout(house, ben, beatId, "basic"));
  await stripeWork(house);
  await work(house, "contract.render", async () => ({ ...(await stored(house, "pdf")), sha256: "ab".repeat(32) }));
  await work(house, "mail.send", ({ key }) => ({ messageId: key }));
  await house.pass(OVERDUE);
  const before = { orders: await house.rows("orders"), inbox: await house.rows("inbox") };
  await reconcile(house);
  expect({ orders: await house.rows("orders"), inbox: await house.rows("inbox") }).toEqual(before);
  const { page } = await root.query(api.platform.reconciler.runs, { paginationOpts: { numItems: 5, cursor: null } });
  expect(page).toMatchObject([{ state: "done", opened: 0, closed: 0, failed: 0, ms: expect.any(Number) }]);
});

describe("an order open too long", () => {
  test("whose payment was never heard of is fetched and fulfilled, once", async () => {
    const { house, ben, beatId } = await market();
    const lost = await checkout(house, ben, beatId, "basic");
    await house.pass(OVERDUE);
    expect(await reconcile(house)).toMatchObject({ repaired: 1 });
    await work(house, "stripe.expireSession", () => ({ status: "complete", facts: paidFacts(lost) }));
    expect(await orderOf(house, lost)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
    expect(await reconcile(house)).toMatchObject({ repaired: 0, opened: 0 });
    expect(await house.rows("licenses")).toHaveLength(1);
  });

  test("is a person's when Stripe will not say what became of it, and no longer once it does", async () => {
    const { house, ben, beatId } = await market();
    const lost = await checkout(house, ben, beatId, "basic");
    await house.pass(OVERDUE);
    await reconcile(house);
    await failOnce(house, (await rowOf(house, `expire/${lost.orderId}`))._id, true);
    expect(await reconcile(house)).toMatchObject({ opened: 1 });
    expect(await incidents(house, "order_overdue")).toMatchObject([{ subject: `order:${lost.orderId}`, message: expect.stringContaining("Stripe is down") }]);
    await webhook(house, sessionEvent("expired", lost));
    expect(await reconcile(house)).toMatchObject({ closed: 1 });
    expect(await incidents(house, "order_overdue")).toHaveLength(0);
  });

  test("whose bank takes its time is asked about again, and is a person's after two weeks", async () => {
    const { house, ben, beatId } = await market();
    const slow = await checkout(house, ben, beatId, "basic");
    const facts = { ...paidFacts(slow), paymentStatus: "unpaid", paymentIntentId: null } as const;
    const stillSlow = async () => await work(house, "stripe.expireSession", () => ({ status: "complete", facts }));
    await house.pass(OVERDUE);
    await reconcile(house);
    await stillSlow();
    expect(await orderOf(house, slow)).toMatchObject({ payment: "processing" });
    expect(await reconcile(house)).toMatchObject({ repaired: 0, opened: 0 });
    expect((await house.rows("holds"))[0]).toMatchObject({ state: "live" });
    await house.pass(7 * HOUR);
    expect(await reconcile(house)).toMatchObject({ repaired: 1, opened: 0 });
    await stillSlow();
    await house.pass(14 * 24 * HOUR);
    expect(await reconcile(house)).toMatchObject({ repaired: 1, opened: 1 });
    await work(house, "stripe.expireSession", () => ({ status: "complete", facts: paidFacts(slow) }));
    expect(await reconcile(house)).toMatchObject({ closed: 1 });
    expect(await orderOf(house, slow)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
  });
});

test("an order paid, but neither delivered nor given back, is a person's", async () => {
  const { house, ben, beatId } = await market();
  const bought = await checkout(house, ben, beatId, "basic");
  await pay(house, bought);
  await house.t.run(async (ctx) => await ctx.db.patch(bought.orderId, { fulfilment: "none" }));
  await house.pass(MINUTE);
  expect(await reconcile(house)).toMatchObject({ opened: 1 });
  expect(await reconcile(house)).toMatchObject({ opened: 0 });
  expect(await incidents(house, "order_unfulfilled")).toMatchObject([{ subject: `order:${bought.orderId}` }]);
  await house.t.run(async (ctx) => await ctx.db.patch(bought.orderId, { fulfilment: "fulfilled" }));
  expect(await reconcile(house)).toMatchObject({ closed: 1 });
});

describe("an event", () => {
  test("that was refused is tried again; what it needed has come about since", async () => {
    const { house, ben, beatId } = await market();
    const opened = await checkout(house, ben, beatId, "basic");
    await house.t.run(async (ctx) => await ctx.db.patch(opened.orderId, { sessionId: null }));
    await webhook(house, sessionEvent("completed", opened));
    expect(await house.rows("inbox")).toMatchObject([{ state: "failed" }]);
    await house.t.run(async (ctx) => await ctx.db.patch(opened.orderId, { sessionId: opened.sessionId }));
    await house.pass(6 * MINUTE);
    expect(await reconcile(house)).toMatchObject({ repaired: 1, opened: 0 });
    expect(await orderOf(house, opened)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
  });

  test("that is refused three times is a person's, whose word stands", async () => {
    const { house, ben, root, beatId } = await market();
    const opened = await checkout(house, ben, beatId, "basic");
    await webhook(house, sessionEvent("completed", opened, { amount_total: 1 }));
    await house.pass(6 * MINUTE);
    for (let run = 0; run < 4; run++) await reconcile(house);
    const { page } = await root.query(api.platform.incidentList.list, { state: "open", paginationOpts: { numItems: 5, cursor: null } });
    expect(page).toMatchObject([{ kind: "event_failed", message: expect.stringContaining("Paid 1, ordered for 2500") }]);
    const incidentId = page[0]?.incidentId;
    if (incidentId === undefined) throw new Error("no incident");
    await expect(root.mutation(api.platform.incidentList.resolve, { incidentId, note: "  " })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    await root.mutation(api.platform.incidentList.resolve, { incidentId, note: "A test of ours." });
    await expect(root.mutation(api.platform.incidentList.resolve, { incidentId, note: "Twice." })).rejects.toMatchObject({ data: { code: "conflict" } });
    expect(await reconcile(house)).toMatchObject({ opened: 0 });
    const closed = await root.query(api.platform.incidentList.list, { state: "resolved", paginationOpts: { numItems: 5, cursor: null } });
    expect(closed.page).toMatchObject([{ resolution: "A test of ours.", resolvedBy: "Root Example" }]);
  });

  test("that was received and never processed is taken up", async () => {
    const { house, ben, beatId } = await market();
    const opened = await checkout(house, ben, beatId, "basic");
    await deliver(house, sessionEvent("completed", opened));
    await house.t.run(async (ctx) => {
      for (const job of await ctx.db.system.query("_scheduled_functions").collect()) if (job.state.kind === "pending") await ctx.scheduler.cancel(job._id);
    });
    await house.pass(2 * MINUTE);
    expect(await orderOf(house, opened)).toMatchObject({ payment: "open" });
    expect(await reconcile(house)).toMatchObject({ repaired: 1 });
    expect(await orderOf(house, opened)).toMatchObject({ payment: "paid" });
  });
});

describe("work", () => {
  const MAIL = { kind: "mail.send", key: "verify/ben/1", args: { template: "verify-email", to: "ben@example.com", data: {} } } as const;

  test("that was tried too often is taken up again; failing on, it is a person's, and no longer when it is done", async () => {
    const { house } = await market();
    await house.service.mutation(api.platform.work.enqueue, MAIL);
    await exhaust(house, MAIL.key);
    expect(await reconcile(house)).toMatchObject({ repaired: 1, opened: 0 });
    await exhaust(house, MAIL.key);
    expect(await reconcile(house)).toMatchObject({ repaired: 0, opened: 1 });
    expect(await incidents(house, "work_parked")).toMatchObject([{ message: expect.stringContaining("Stripe is down"), detail: { key: MAIL.key } }]);
    await house.pass(HOUR);
    expect(await reconcile(house)).toMatchObject({ repaired: 1, closed: 1 });
    await work(house, "mail.send", () => ({ messageId: "m1" }));
    await reconcile(house);
    expect(await incidents(house, "work_parked")).toHaveLength(0);
  });

  test("that is older than providers remember a key is not repeated", async () => {
    const { house } = await market();
    await house.service.mutation(api.platform.work.enqueue, MAIL);
    await exhaust(house, MAIL.key);
    await house.pass(21 * HOUR);
    expect(await reconcile(house)).toMatchObject({ repaired: 0, opened: 1 });
    expect(await rowOf(house, MAIL.key)).toMatchObject({ state: "parked" });
  });

  test("that nobody takes up is one incident, however much waits", async () => {
    const { house } = await market();
    for (const key of ["a", "b", "c"]) await house.service.mutation(api.platform.work.enqueue, { ...MAIL, key });
    const late = await rowOf(house, "a");
    await house.service.mutation(api.platform.work.claim, { workId: late._id });
    await house.pass(13 * MINUTE);
    await reconcile(house);
    expect(await incidents(house, "work_late")).toMatchObject([{ subject: "work:lane", detail: { rows: 3 } }]);
    await house.t.mutation(internal.platform.work.sweep, {});
    await house.pass(MINUTE);
    await work(house, "mail.send", ({ key }) => ({ messageId: key }));
    expect(await reconcile(house)).toMatchObject({ closed: 1 });
  });
});

describe("a refund for what could not be delivered", () => {
  async function lateBuyer() {
    const scene = await market();
    const { house, ben, cleo, beatId } = scene;
    const lease = await checkout(house, ben, beatId, "basic");
    await pay(house, await checkout(house, cleo, beatId, "exclusive"));
    await confirm(house, paidFacts(lease));
    expect(await orderOf(house, lease)).toMatchObject({ payment: "paid", fulfilment: "none" });
    return { ...scene, lease, key: `refund/${lease.orderId}` };
  }

  test("that was never asked for is asked for, once", async () => {
    const { house, lease, key } = await lateBuyer();
    await remove(house, (await rowOf(house, key))._id);
    await house.pass(16 * MINUTE);
    await reconcile(house);
    await reconcile(house);
    expect((await house.rows("work")).filter((row) => row.key === key)).toMatchObject([{ task: { args: { amount: 2_500 } } }]);
    await stripeWork(house);
    expect(await orderOf(house, lease)).toMatchObject({ payment: "refunded", refunded: 2_500 });
  });

  test("that Stripe refuses is a person's, with the sum, and no longer when the money went back another way", async () => {
    const { house, lease, key } = await lateBuyer();
    await failOnce(house, (await rowOf(house, key))._id, true);
    await house.pass(16 * MINUTE);
    await reconcile(house);
    expect(await incidents(house, "refund_unmade")).toMatchObject([{ subject: `order:${lease.orderId}`, message: expect.stringContaining("$25.00") }]);
    await house.t.mutation(internal.platform.work.apply, {
      key,
      task: (await rowOf(house, key)).task,
      result: { refundId: "re_by_hand", amount: 2_500, status: "succeeded" },
    });
    await reconcile(house);
    expect(await incidents(house, "refund_unmade")).toHaveLength(0);
  });
});

test("a refund that the seller asked for and Stripe will not make is a person's", async () => {
  const { house, ada, ben, beatId } = await market();
  const bought = await checkout(house, ben, beatId, "basic");
  await pay(house, bought);
  await ada.mutation(api.commerce.refunds.request, { orderId: bought.orderId, reason: "The wrong file was up." });
  await failOnce(house, (await rowOf(house, `refund/${bought.orderId}`))._id, true);
  await house.pass(MINUTE);
  await reconcile(house);
  expect(await incidents(house, "work_parked")).toMatchObject([{ message: expect.stringContaining("stripe.refund") }]);
});

describe("a dispute", () => {
  async function disputed() {
    const scene = await market();
    const bought = await checkout(scene.house, scene.ben, scene.beatId, "basic");
    await pay(scene.house, bought);
    await webhook(scene.house, disputeEvent(bought, { type: "created", status: "needs_response", moved: ["taken"] }));
    const [dispute] = await scene.house.rows("disputes");
    if (dispute === undefined) throw new Error("no dispute");
    return { ...scene, bought, dispute, key: `evidence/${dispute._id}` };
  }

  test("whose evidence was never asked for has it put together; one that cannot be is a person's", async () => {
    const { house, bought, key } = await disputed();
    await remove(house, (await rowOf(house, key))._id);
    await house.pass(2 * HOUR);
    await reconcile(house);
    await failOnce(house, (await rowOf(house, key))._id, true);
    await reconcile(house);
    expect(await incidents(house, "dispute_unattended_open")).toMatchObject([{ subject: `order:${bought.orderId}`, message: expect.stringContaining("could not be put together") }]);
    await webhook(house, disputeEvent(bought, { type: "closed", status: "lost", moved: ["taken"] }));
    await reconcile(house);
    expect(await incidents(house, "dispute_unattended_open")).toEqual([]);
  });

  test("that nobody has answered three days before the bank stops reading is a person's", async () => {
    const { house } = await disputed();
    await house.pass(3 * 24 * HOUR);
    await reconcile(house);
    expect(await incidents(house, "dispute_unattended_open")).toEqual([]);
    await house.pass(25 * HOUR);
    await reconcile(house);
    expect(await incidents(house, "dispute_unattended_open")).toMatchObject([{ message: expect.stringContaining("Nobody has answered") }]);
  });
});

describe("what follows a sale", () => {
  async function sold() {
    const scene = await market();
    const bought = await checkout(scene.house, scene.ben, scene.beatId, "basic");
    await pay(scene.house, bought);
    const [license] = await scene.house.rows("licenses");
    if (license === undefined) throw new Error("no licence");
    return { ...scene, bought, license };
  }

  test("a contract that was never asked for, or whose rendering left nothing, is rendered", async () => {
    const { house, license } = await sold();
    const key = `contract/${license._id}`;
    await remove(house, (await rowOf(house, key))._id);
    await house.pass(HOUR);
    await reconcile(house);
    const again = await rowOf(house, key);
    await house.t.run(async (ctx) => await ctx.db.patch(again._id, { state: "done", finishedAt: Date.now() }));
    await reconcile(house);
    expect(await rowOf(house, key)).toMatchObject({ state: "queued" });
    await failOnce(house, (await rowOf(house, key))._id, true);
    await reconcile(house);
    expect(await incidents(house, "contract_unrendered")).toMatchObject([{ subject: `license:${license._id}` }]);
  });

  test("Stripe's fee that was never read is read and booked once", async () => {
    const { house, bought } = await sold();
    const key = `settle/${bought.orderId}`;
    await remove(house, (await rowOf(house, key))._id);
    await house.pass(2 * HOUR);
    await reconcile(house);
    await stripeWork(house);
    expect(await orderOf(house, bought)).toMatchObject({ stripeFee: STRIPE_FEE });
    expect((await balances(house))["stripe:balance"]).toBe(STRIPE_FEE - 2_500);
    expect(await reconcile(house)).toMatchObject({ repaired: 0 });
  });

  test("Stripe's fee that cannot be booked is a person's", async () => {
    const { house, bought } = await sold();
    await work(house, "stripe.settle", () => ({ chargeId: "ch", balanceTransactionId: "txn", amount: 1, fee: 0, currency: "usd" }));
    await house.pass(2 * HOUR);
    await reconcile(house);
    expect(await incidents(house, "settlement_unbooked")).toMatchObject([{ subject: `order:${bought.orderId}`, message: expect.stringContaining("Settled 1") }]);
  });
});

test("a hold that outlived its order is released, and the exclusive is free again", async () => {
  const { house, ben, cleo, beatId } = await market();
  const lost = await checkout(house, ben, beatId, "exclusive");
  await house.t.run(async (ctx) => await ctx.db.patch(lost.orderId, { payment: "expired", closedReason: "expired" }));
  const ask = async () => await cleo.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "exclusive" } });
  await expect(ask()).rejects.toMatchObject({ data: { code: "reserved" } });
  await house.pass(6 * MINUTE);
  expect(await reconcile(house)).toMatchObject({ repaired: 1 });
  expect(await ask()).toMatchObject({ outcome: "session" });
});

describe("a run", () => {
  test("is one at a time; one that lost its thread is given up for a new one", async () => {
    const { house, root } = await market();
    const first = await root.mutation(api.platform.reconciler.runNow, {});
    expect(await root.mutation(api.platform.reconciler.runNow, {})).toEqual(first);
    await house.settle();
    await house.t.run(async (ctx) => await ctx.db.patch(first.runId, { state: "running", ms: null }));
    await house.pass(31 * MINUTE);
    const second = await root.mutation(api.platform.reconciler.runNow, {});
    expect(second).not.toEqual(first);
    await house.settle();
    expect((await house.rows("reconcilerRuns")).map(({ state }) => state)).toEqual(["broken", "done"]);
  });

  test("that finds more than one page goes through all of it", async () => {
    const { house } = await market();
    for (let row = 0; row < 60; row++) {
      await house.service.mutation(api.platform.work.enqueue, { kind: "mail.send", key: `m${row}`, args: { template: "t", to: "x@example.com", data: {} } });
      await failOnce(house, (await rowOf(house, `m${row}`))._id, true);
    }
    await house.pass(MINUTE);
    expect(await reconcile(house)).toMatchObject({ opened: 60, failed: 0 });
    expect(await reconcile(house)).toMatchObject({ opened: 0, closed: 0 });
    expect(await incidents(house, "work_parked")).toHaveLength(60);
  });

  test("goes on where the last one stopped for want of room", async () => {
    const { house } = await market();
    await house.service.mutation(api.platform.work.enqueue, { kind: "mail.send", key: "m", args: { template: "t", to: "x@example.com", data: {} } });
    const parked = await rowOf(house, "m");
    await failOnce(house, parked._id, true);
    await house.t.run(async (ctx) => await ctx.db.insert("reconcilerMarks", { list: "work_parked/suspects", after: parked._creationTime }));
    expect(await reconcile(house)).toMatchObject({ opened: 0 });
    await house.pass(1);
    expect(await reconcile(house)).toMatchObject({ opened: 1 });
  });

  test("whose examination of one thing fails goes on with the rest and says so", async () => {
    const { house, ben, beatId } = await market();
    const [lost, held] = [await checkout(house, ben, beatId, "basic"), await checkout(house, await person(house, "dora"), beatId, "basic")];
    await house.t.run(async (ctx) => {
      // Two rows for one business fact cannot come about; here they make one examination throw.
      const row = { task: { kind: "mail.send", args: { template: "t", to: "x", data: {} } }, key: `expire/${lost.orderId}`, state: "done", attempts: 1, dueAt: 0, leaseId: null, lastError: null, finishedAt: 0 } as const;
      await ctx.db.insert("work", row);
      await ctx.db.insert("work", row);
    });
    await house.pass(OVERDUE);
    expect(await reconcile(house)).toMatchObject({ failed: 1, repaired: 1 });
    expect(await incidents(house, "reconciler_failed")).toHaveLength(1);
    expect(await orderOf(house, held)).toMatchObject({ closing: true });
    await house.t.run(async (ctx) => {
      for (const row of await ctx.db.query("work").collect()) if (row.task.kind === "mail.send") await ctx.db.delete(row._id);
    });
    await reconcile(house);
    expect(await incidents(house, "reconciler_failed")).toHaveLength(0);
  });
});
