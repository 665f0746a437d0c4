import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { backend, creator, person } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { incidents, reconcile } from "./support/reconcile";
import { balances, checkout, confirm, orderOf, otherEvent, paidFacts, refundedEvent, sessionEvent, webhook } from "./support/stripe";

bellServer();

async function market() {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const admin = await person(house, "root", { role: "admin" });
  const { beatId } = await onSale(house, seller);
  const bought = await checkout(house, buyer, beatId, "basic");
  return { house, buyer, admin, bought, beatId };
}

describe("an event that does not fit its order grants nothing and is kept as failed, with the reason", () => {
  test.each([
    ["another amount", { amount_total: 100 }, /Paid 100, ordered for 2500/],
    ["another currency", { currency: "eur" }, /Paid in eur, ordered in usd/],
    ["another mode", { livemode: true }, /different modes/],
    ["another order's id", { metadata: { orderId: "somebody-else" } }, /names the order/],
    ["no session of ours", { id: "cs_test_foreign" }, /No order has the session/],
    ["no payment required for an order that costs money", { payment_status: "no_payment_required" }, /Nothing was paid/],
    ["no payment intent", { payment_intent: null }, /no payment intent/],
    ["a status Stripe does not have", { status: "finished" }, /not what Stripe documents/],
    ["an amount with a fraction", { amount_total: 2500.5 }, /not what Stripe documents/],
  ])("defect 37: %s", async (_name, changes, reason) => {
    const { house, bought } = await market();
    await webhook(house, sessionEvent("completed", bought, changes));
    expect(await house.rows("inbox")).toMatchObject([{ state: "failed", note: expect.stringMatching(reason) }]);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "open", fulfilment: "none" });
    expect(await house.rows("licenses")).toHaveLength(0);
    expect(await balances(house)).toEqual({});
  });

  test("live mode news of a test mode session", async () => {
    const { house, bought } = await market();
    const event = sessionEvent("completed", bought, { livemode: true });
    await webhook(house, { ...event, livemode: true });
    expect(await house.rows("inbox")).toMatchObject([{ state: "failed", note: expect.stringContaining("test mode") }]);
  });

  test("an event of a connected account", async () => {
    const { house, bought } = await market();
    await webhook(house, { ...sessionEvent("completed", bought), account: "acct_1" });
    expect(await house.rows("inbox")).toMatchObject([{ state: "failed", note: expect.stringContaining("connected account") }]);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "open" });
  });

  test("an event whose text is not what it is filed as", async () => {
    const { house } = await market();
    for (const payload of ["not json", "[]", "{}", '{"type":"charge.refunded","data":{"object":{}}}']) {
      await house.service.mutation(api.platform.inbox.receive, { provider: "stripe", eventId: payload, type: "checkout.session.completed", payload });
    }
    await house.settle();
    expect((await house.rows("inbox")).map(({ state }) => state)).toEqual(["failed", "failed", "failed", "failed"]);
  });

  test("the same facts by way of a confirmation are refused as well", async () => {
    const { house, bought } = await market();
    for (const changes of [{ amountTotal: 100 }, { currency: "eur" }, { livemode: true }, { sessionId: "cs_test_foreign" }, { orderId: "x" }, { paymentIntentId: null }]) {
      await expect(confirm(house, { ...paidFacts(bought), ...changes })).rejects.toThrow();
    }
    expect(await house.rows("licenses")).toHaveLength(0);
  });
});

test("a confirmation of an open session grants nothing", async () => {
  const { house, bought } = await market();
  expect(await confirm(house, { ...paidFacts(bought), status: "open", paymentStatus: "unpaid", paymentIntentId: null })).toMatchObject({ payment: "open" });
  expect(await house.rows("licenses")).toHaveLength(0);
});

test("a declined card leaves the checkout open", async () => {
  const { house, bought } = await market();
  await webhook(house, otherEvent("payment_intent.payment_failed", { id: bought.paymentIntentId, object: "payment_intent", livemode: false }));
  expect(await house.rows("inbox")).toMatchObject([{ state: "ignored" }]);
  expect(await orderOf(house, bought)).toMatchObject({ payment: "open" });
});

test("an event nothing depends on is kept and ignored", async () => {
  const { house } = await market();
  await webhook(house, otherEvent("product.created", { id: "prod_1", object: "product", livemode: false }));
  await webhook(house, otherEvent("toString", { livemode: false }));
  expect((await house.rows("inbox")).map(({ state }) => state)).toEqual(["ignored", "ignored"]);
});

test("the end of a session that was never given to anybody is no failure", async () => {
  const { house, bought } = await market();
  await webhook(house, sessionEvent("expired", { ...bought, sessionId: "cs_test_never_attached" }));
  expect(await house.rows("inbox")).toMatchObject([{ state: "ignored" }]);
});

test("defect 39: a failed event can be replayed by an administrator, and by nobody else", async () => {
  const { house, buyer, admin, bought } = await market();
  const event = sessionEvent("completed", bought);
  await house.t.run(async (ctx) => await ctx.db.patch(bought.orderId, { total: 1 }));
  await webhook(house, event);
  await house.t.run(async (ctx) => await ctx.db.patch(bought.orderId, { total: bought.total }));

  const failed = await admin.query(api.platform.queries.events, { state: "failed", paginationOpts: { numItems: 10, cursor: null } });
  expect(failed.page).toMatchObject([{ eventId: event.id, type: event.type, note: expect.stringContaining("ordered for 1") }]);
  const inboxId = failed.page[0]?.inboxId;
  if (inboxId === undefined) throw new Error("no failed event");
  await expect(buyer.mutation(api.platform.mutations.replayEvent, { inboxId })).rejects.toMatchObject({ data: { code: "forbidden" } });
  await admin.mutation(api.platform.mutations.replayEvent, { inboxId });
  await house.settle();
  expect(await house.rows("inbox")).toMatchObject([{ state: "processed", attempts: 2 }]);
  expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
  await expect(admin.mutation(api.platform.mutations.replayEvent, { inboxId })).rejects.toMatchObject({ data: { code: "conflict" } });
});

test("a refund heard of before its payment waits for it, and then takes the goods back", async () => {
  const { house, bought } = await market();
  await webhook(house, refundedEvent(bought));
  expect(await house.rows("inbox")).toMatchObject([{ state: "waiting" }]);
  await webhook(house, sessionEvent("completed", bought));
  expect((await house.rows("inbox")).map(({ state }) => state)).toEqual(["processed", "processed"]);
  expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
  expect(await balances(house)).toEqual({});
});

test("an event that is scheduled twice is processed once", async () => {
  const { house, bought } = await market();
  await webhook(house, sessionEvent("completed", bought));
  const [event] = await house.rows("inbox");
  if (event === undefined) throw new Error("no event");
  await house.t.mutation(internal.platform.inbox.process, { inboxId: event._id });
  expect(await house.rows("inbox")).toEqual([event]);
});

test("a wait of more than a day is handed to an administrator", async () => {
  const { house, bought } = await market();
  await webhook(house, refundedEvent(bought));
  await house.pass(25 * 60 * 60_000);
  for (let run = 0; run < 3; run++) await reconcile(house);
  expect(await house.rows("inbox")).toMatchObject([{ state: "failed", attempts: 3, note: expect.stringContaining("in vain") }]);
  expect(await incidents(house, "event_failed")).toHaveLength(1);
});

test("an event that was received and forgotten is taken up by the reconciler", async () => {
  const { house, bought } = await market();
  const event = sessionEvent("completed", bought);
  await house.t.run(
    async (ctx) =>
      await ctx.db.insert("inbox", {
        provider: "stripe",
        eventId: event.id,
        type: event.type,
        payload: JSON.stringify(event),
        state: "received",
        attempts: 0,
        note: null,
        waitsFor: null,
        handledAt: null,
      }),
  );
  await house.pass(2 * 60_000);
  await reconcile(house);
  await house.settle();
  expect(await orderOf(house, bought)).toMatchObject({ payment: "paid" });
});
