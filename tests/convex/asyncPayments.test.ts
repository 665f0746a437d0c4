import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { person, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { market } from "./support/sale";
import { checkout, confirm, intentEvent, orderOf, paidFacts, pay, sessionEvent, stripeWork, unpaidEvent, webhook } from "./support/stripe";

bellServer();

const HOUR = 3_600_000;

describe("a payment the bank is still working on", () => {
  test("keeps the order and what it holds, however long it takes, and is fulfilled when the money arrives", async () => {
    const { house, buyer, beatId } = await market();
    const cleo = await person(house, "cleo");
    const bought = await checkout(house, buyer, beatId, "exclusive");
    await webhook(house, unpaidEvent(bought));
    await house.pass(48 * HOUR);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "processing", fulfilment: "none" });
    expect(await house.rows("holds")).toMatchObject([{ state: "live", exclusive: true }]);
    await expect(checkout(house, cleo, beatId, "exclusive")).rejects.toMatchObject({ data: { code: "reserved" } });

    await webhook(house, sessionEvent("async_payment_succeeded", bought));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
  });

  test("that fails closes the order and frees what it held, without keeping the buyer off", async () => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "exclusive");
    await webhook(house, unpaidEvent(bought));
    await webhook(house, sessionEvent("async_payment_failed", bought));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "failed", closedReason: "payment_failed" });
    await checkout(house, buyer, beatId, "exclusive");
  });

  test("is not asked for a second time", async () => {
    const { house, buyer, beatId } = await market();
    await webhook(house, unpaidEvent(await checkout(house, buyer, beatId, "basic")));
    await expect(checkout(house, buyer, beatId, "basic")).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("still working") } });
  });

  test("is given back in full when the exclusive was sold meanwhile", async () => {
    const { house, buyer, beatId } = await market();
    const cleo = await person(house, "cleo");
    const slow = await checkout(house, cleo, beatId, "basic");
    await webhook(house, unpaidEvent(slow));
    await pay(house, await checkout(house, buyer, beatId, "exclusive"));
    await webhook(house, sessionEvent("async_payment_succeeded", slow));
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
    expect(await orderOf(house, slow)).toMatchObject({ payment: "refunded", fulfilment: "none" });
  });

  test("is told to the buyer who asks, and confirms nothing", async () => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    expect(await confirm(house, { ...paidFacts(bought), paymentStatus: "unpaid" })).toMatchObject({ payment: "processing", fulfilment: "none" });
  });

  test.each([
    ["the success before the completed session", ["async_payment_succeeded", "unpaid"], "paid"],
    ["the failure before the completed session", ["async_payment_failed", "unpaid"], "failed"],
    ["a success after a session that expired: money wins", ["expired", "async_payment_succeeded"], "paid"],
    ["the failure after the success", ["unpaid", "async_payment_succeeded", "async_payment_failed"], "paid"],
    ["the success after the failure: money wins", ["unpaid", "async_payment_failed", "async_payment_succeeded"], "paid"],
    ["an expiry after the completed session", ["unpaid", "expired"], "processing"],
  ] as const)("heard of as %s", async (_name, news, payment) => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    for (const step of news) await webhook(house, step === "unpaid" ? unpaidEvent(bought) : sessionEvent(step, bought));
    expect(await orderOf(house, bought)).toMatchObject({ payment, fulfilment: payment === "paid" ? "fulfilled" : "none" });
  });
});

describe("a payment told by its intent", () => {
  test("is the same payment as the session's, taken once", async () => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    await webhook(house, intentEvent(bought));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", paymentIntentId: bought.paymentIntentId });
    await pay(house, bought);
    expect(await house.rows("licenses")).toHaveLength(1);
    expect((await house.rows("inbox")).every(({ state }) => state === "processed")).toBe(true);
  });

  test.each([
    ["another amount", { amount_received: 2_499 }],
    ["another currency", { currency: "eur" }],
    ["another payment than the one we know", { id: "pi_other" }],
  ])("with %s is refused and kept", async (_name, changes) => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    if ("id" in changes) await pay(house, bought);
    await webhook(house, intentEvent(bought, changes));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed" });
    expect(await house.rows("licenses")).toHaveLength("id" in changes ? 1 : 0);
  });

  test("that names no order of ours is none of ours", async () => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    await webhook(house, intentEvent(bought, { metadata: {} }));
    await webhook(house, intentEvent(bought, { metadata: { orderId: "somewhere else" } }));
    expect((await house.rows("inbox")).map(({ state }) => state)).toEqual(["ignored", "ignored"]);
  });

  test("for an order that never had a session is refused", async () => {
    const { house, buyer, beatId } = await market();
    const { orderId } = await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    await webhook(house, intentEvent({ orderId, sessionId: "", total: 2_500, currency: "usd", paymentIntentId: "pi_x" }));
    expect(await house.rows("inbox")).toMatchObject([{ state: "failed" }]);
  });
});

describe("a checkout that the buyer gives up", () => {
  test("ends at Stripe, and only then frees the exclusive", async () => {
    const { house, buyer, beatId } = await market();
    const cleo = await person(house, "cleo");
    const left = await checkout(house, buyer, beatId, "exclusive");
    expect(await buyer.query(api.commerce.queries.left, { orderId: left.orderId })).toMatchObject({ payment: "open", exclusive: true, url: expect.stringContaining(left.sessionId) });
    await buyer.mutation(api.commerce.mutations.endCheckout, { orderId: left.orderId });
    await buyer.mutation(api.commerce.mutations.endCheckout, { orderId: left.orderId });
    expect(await buyer.query(api.commerce.queries.left, { orderId: left.orderId })).toMatchObject({ payment: "open", url: null });
    await expect(checkout(house, cleo, beatId, "exclusive")).rejects.toMatchObject({ data: { code: "reserved" } });
    expect(await stripeWork(house)).toMatchObject({ ended: 1 });
    expect(await orderOf(house, left)).toMatchObject({ payment: "expired" });
    await checkout(house, cleo, beatId, "exclusive");
  });

  test("and was paid first stays paid", async () => {
    const { house, buyer, beatId } = await market();
    const left = await checkout(house, buyer, beatId, "basic");
    await buyer.mutation(api.commerce.mutations.endCheckout, { orderId: left.orderId });
    await work(house, "stripe.expireSession", () => ({ status: "complete", facts: paidFacts(left) }));
    expect(await orderOf(house, left)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
    expect(await buyer.mutation(api.commerce.mutations.endCheckout, { orderId: left.orderId })).toEqual({ payment: "paid" });
  });

  test("and was completed with a slow payment first waits for the bank", async () => {
    const { house, buyer, beatId } = await market();
    const left = await checkout(house, buyer, beatId, "basic");
    await buyer.mutation(api.commerce.mutations.endCheckout, { orderId: left.orderId });
    await work(house, "stripe.expireSession", () => ({ status: "complete", facts: { ...paidFacts(left), paymentStatus: "unpaid" } }));
    expect(await orderOf(house, left)).toMatchObject({ payment: "processing" });
  });
});
