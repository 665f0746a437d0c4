import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { type Backend, person } from "./support/backend";
import { bellServer } from "./support/bell";
import { market, sold } from "./support/sale";
import { attach, balances, type Checkout, checkout, confirm, disputeEvent, intentEvent, orderOf, paidFacts, refundEvent, refundedEvent, sessionEvent, type StripeEvent, unpaidEvent, webhook } from "./support/stripe";

bellServer();

const withdrawn = { type: "funds_withdrawn", status: "needs_response", moved: ["taken"] } as const;

/** The event with other facts in its object. */
function changed(event: StripeEvent, changes: Record<string, unknown>): StripeEvent {
  return { ...event, data: { object: { ...event.data.object, ...changes } } };
}

/** A balance transaction of the dispute, as Stripe sends it, with other facts in it. */
const movement = (changes: Record<string, unknown>) => ({ id: "txn_1", object: "balance_transaction", amount: -2_500, fee: 1_500, currency: "usd", ...changes });

async function forget(house: Backend, id: Id<"orders"> | Id<"beats">): Promise<void> {
  await house.t.run(async (ctx) => {
    await ctx.db.delete(id);
  });
}

/** A house where somebody else has bought the same licence; their events are not about the first sale. */
async function twoSales() {
  const first = await sold();
  const cleo = await person(first.house, "cleo");
  const second = await checkout(first.house, cleo, first.beatId, "basic");
  await webhook(first.house, sessionEvent("completed", second));
  return { ...first, second };
}

describe("news of a paid order that cannot be true is kept as failed, with the reason, and moves nothing", () => {
  test.each<[string, (bought: Checkout) => StripeEvent, string]>([
    ["a dispute in a status nobody knows", (bought) => disputeEvent(bought, { ...withdrawn, status: "on_the_moon" }), "A dispute that is on_the_moon is not known here."],
    ["a dispute without a charge", (bought) => changed(disputeEvent(bought, withdrawn), { charge: null }), "The dispute names no charge."],
    ["a dispute whose movements are no list", (bought) => changed(disputeEvent(bought, withdrawn), { balance_transactions: {} }), "The dispute's balance transactions are no list."],
    ["a dispute whose movement is a number", (bought) => changed(disputeEvent(bought, withdrawn), { balance_transactions: [2_500] }), "A balance transaction of the dispute is not what Stripe documents."],
    ["a dispute whose movement has a fraction", (bought) => changed(disputeEvent(bought, withdrawn), { balance_transactions: [movement({ amount: -0.5 })] }), "The balance_transaction's amount is not what Stripe documents."],
    ["a dispute that moves another currency", (bought) => changed(disputeEvent(bought, withdrawn), { balance_transactions: [movement({ currency: "eur" })] }), "The dispute is in usd, its balance transaction in another currency."],
    ["a dispute that takes and gives its fee back", (bought) => changed(disputeEvent(bought, withdrawn), { balance_transactions: [movement({ fee: -1 })] }), "A dispute's fee is charged with what is taken, and comes back with what is given."],
    ["a dispute that names no object it is of", (bought) => changed(disputeEvent(bought, withdrawn), { object: 7, reason: 7 }), "The object's reason is not what Stripe documents."],
    ["a refund in a status nobody knows", (bought) => changed(refundEvent(bought, { id: "re_1", amount: 100, status: "succeeded" }), { status: "asleep" }), "A refund that is asleep is not known here."],
    ["a refund of more than was paid", (bought) => refundEvent(bought, { id: "re_1", amount: 2_501, status: "succeeded" }), "Refunded 2501 of an order for 2500."],
    ["a refund in another currency", (bought) => changed(refundEvent(bought, { id: "re_1", amount: 100, status: "succeeded" }), { currency: "eur" }), "The charge is in eur, the order in usd."],
    ["a refund whose payment is a number", (bought) => changed(refundEvent(bought, { id: "re_1", amount: 100, status: "succeeded" }), { payment_intent: 7 }), "The refund's payment_intent is not what Stripe documents."],
    ["a payment by another intent", (bought) => changed(intentEvent(bought), { id: "pi_other" }), "The order was paid by another payment."],
    ["a payment of another sum", (bought) => changed(intentEvent(bought), { amount_received: 2_499 }), "Paid 2499, ordered for 2500."],
    ["a payment in another currency", (bought) => changed(intentEvent(bought), { currency: "eur" }), "Paid in eur, ordered in usd."],
    ["a failure of a session that no order has", (bought) => sessionEvent("async_payment_failed", { ...bought, sessionId: "cs_test_nobody" }), "No order has the session cs_test_nobody."],
  ])("%s", async (_name, event, reason) => {
    const { house, bought, download } = await sold();
    const before = await balances(house);
    await webhook(house, event(bought));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining(reason) });
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", dispute: "none", refunded: 0 });
    expect(await balances(house)).toEqual(before);
    expect(await house.rows("disputes")).toEqual([]);
    await download();
  });

  test("a dispute and a refund that are another order's", async () => {
    const { house, bought, second } = await twoSales();
    await webhook(house, disputeEvent(second, { ...withdrawn, id: "dp_1" }));
    await webhook(house, disputeEvent(bought, { ...withdrawn, id: "dp_1" }));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining("The dispute is over another order.") });
    await webhook(house, refundEvent(second, { id: "re_1", amount: 100, status: "succeeded" }));
    await webhook(house, refundEvent(bought, { id: "re_1", amount: 100, status: "succeeded" }));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining("The refund re_1 belongs to another order.") });
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", dispute: "none", refunded: 0 });
  });

  test("a refund of a debit that has not arrived", async () => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    await webhook(house, unpaidEvent(bought));
    await house.t.run(async (ctx) => {
      await ctx.db.patch(bought.orderId, { paymentIntentId: bought.paymentIntentId });
    });
    await webhook(house, refundEvent(bought, { id: "re_1", amount: 100, status: "succeeded" }));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining("An order that was not paid cannot be refunded.") });
  });

  test("test news of an order whose session is live", async () => {
    const { house, bought } = await sold();
    await house.t.run(async (ctx) => {
      await ctx.db.patch(bought.orderId, { sessionId: "cs_live_1" });
    });
    await webhook(house, refundedEvent(bought));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining("The charge and the order are in different modes.") });
    await webhook(house, { ...refundedEvent(bought, 2_500, { livemode: true }), livemode: true });
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded" });
  });

  test("a payment of an order that has no session, or that is gone", async () => {
    const { house, buyer, beatId } = await market();
    const opened = await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    const facts = { orderId: opened.orderId, sessionId: "cs_test_none", total: 2_500, currency: "usd", paymentIntentId: "pi_1" };
    await webhook(house, intentEvent(facts));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining("The order has no session that could have been paid.") });
    await forget(house, opened.orderId);
    await webhook(house, intentEvent(facts));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining("There is no such order.") });
  });
});

test("news without a checkout of ours behind it is ignored, with the reason", async () => {
  const { house, bought } = await sold();
  await webhook(house, changed(refundedEvent(bought), { payment_intent: null }));
  expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "ignored", note: "The charge was not made by a checkout of ours." });
  for (const metadata of [null, {}, { orderId: 7 }, { orderId: "of-somebody-else" }]) {
    await webhook(house, intentEvent(bought, { metadata }));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "ignored", note: "The payment was not made by a checkout of ours." });
  }
  expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", refunded: 0 });
});

test("an event that does not say when it happened happened when it came", async () => {
  const { house, bought } = await sold();
  await webhook(house, refundEvent(bought, { id: "re_1", amount: 100, status: "succeeded" }));
  const { created: _, ...failure } = refundEvent(bought, { id: "re_1", amount: 100, status: "failed" });
  await house.service.mutation(api.platform.inbox.receive, { provider: "stripe", eventId: failure.id, type: failure.type, payload: JSON.stringify(failure) });
  await house.settle();
  expect(await house.rows("refunds")).toMatchObject([{ failedAt: Math.floor(Date.now() / 1000) }]);
});

describe("what the server of the pages says", () => {
  test("of a session: it belongs to one order, which is there", async () => {
    const { house, buyer, beatId } = await market();
    const opened = await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    const bought = await attach(house, opened);
    const cleo = await person(house, "cleo");
    const other = await cleo.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    const attached = async () => await house.service.mutation(api.commerce.mutations.attach, { orderId: other.orderId, sessionId: bought.sessionId, url: "http://127.0.0.1:4100/c/pay/x" });
    await expect(attached()).rejects.toMatchObject({ data: { code: "conflict", message: "This session belongs to another order." } });
    await forget(house, other.orderId);
    await expect(attached()).rejects.toMatchObject({ data: { code: "not_found", message: "There is no such order." } });
    await expect(confirm(house, { ...paidFacts(bought), sessionId: "cs_test_nobody", status: "expired", paymentStatus: "unpaid" })).rejects.toMatchObject({ data: { code: "not_found", message: "There is no order with this session." } });
  });

  test("of the mode: a live session is not confirmed by test news", async () => {
    const { house, buyer, beatId } = await market();
    const opened = await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    await house.service.mutation(api.commerce.mutations.attach, { orderId: opened.orderId, sessionId: "cs_live_1", url: "https://checkout.stripe.com/c/pay/cs_live_1" });
    const facts = paidFacts({ orderId: opened.orderId, sessionId: "cs_live_1", total: 2_500, currency: "usd", paymentIntentId: "pi_1" });
    await expect(confirm(house, facts)).rejects.toMatchObject({ data: { code: "conflict", message: "The session is in live mode, the news of it is not." } });
    await confirm(house, { ...facts, livemode: true });
    expect(await orderOf(house, opened)).toMatchObject({ payment: "paid" });
  });
});

describe("a result of our own work at Stripe", () => {
  const refund = (bought: Checkout, result: Record<string, unknown>) => ({
    task: { kind: "stripe.refund" as const, args: { orderId: bought.orderId, paymentIntentId: bought.paymentIntentId, amount: 2_500, reason: "x" } },
    key: "k",
    result: { refundId: "re_1", amount: 2_500, status: "succeeded", ...result },
  });

  test.each([
    [{ status: "canceled" }, "Stripe answered the refund re_1 with canceled."],
    [{ amount: 0 }, "A refund is a whole number of minor units."],
    [{ amount: -1 }, "A refund is a whole number of minor units."],
    [{ amount: 0.5 }, "A refund is a whole number of minor units."],
  ])("that says %j of a refund is refused", async (result, message) => {
    const { house, bought } = await sold();
    await expect(house.t.mutation(internal.platform.work.apply, refund(bought, result))).rejects.toMatchObject({ data: { message } });
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", refunded: 0 });
  });

  test("that returns a payment a second time is refused", async () => {
    const { house, bought } = await sold();
    await house.t.mutation(internal.platform.work.apply, refund(bought, {}));
    await expect(house.t.mutation(internal.platform.work.apply, refund(bought, { refundId: "re_2" }))).rejects.toMatchObject({ data: { message: "With the refund re_2 more went back than was paid." } });
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", refunded: 2_500 });
  });

  test("for an order that is gone is refused", async () => {
    const { house, bought } = await sold();
    await forget(house, bought.orderId);
    const settle = { kind: "stripe.settle" as const, args: { orderId: bought.orderId, paymentIntentId: bought.paymentIntentId } };
    const settled = { chargeId: "ch", balanceTransactionId: "txn", amount: 2_500, fee: 103, currency: "usd" };
    const gone = { data: { code: "not_found", message: "There is no such order." } };
    await expect(house.t.mutation(internal.platform.work.apply, { task: settle, key: "k", result: settled })).rejects.toMatchObject(gone);
    await expect(house.t.mutation(internal.platform.work.apply, refund(bought, {}))).rejects.toMatchObject(gone);
    await expect(house.t.mutation(internal.platform.work.apply, { ...refund(bought, {}), result: { refused: "disputed", message: "x" } })).rejects.toMatchObject(gone);
  });
});

test("a beat that is gone when its payment arrives is paid back, and says why", async () => {
  const { house, buyer, beatId } = await market();
  const bought = await checkout(house, buyer, beatId, "basic");
  await forget(house, beatId);
  await webhook(house, sessionEvent("completed", bought));
  expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", refundReason: expect.stringContaining("The beat no longer exists.") });
  expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.refund")).toMatchObject([{ task: { args: { amount: 2_500 } } }]);
  expect(await house.rows("licenses")).toEqual([]);
});

test("a file that is not there any more is not given out, and no download is written down", async () => {
  const { house, license, buyer } = await sold();
  await house.t.run(async (ctx) => {
    for (const file of await ctx.db.query("files").collect()) await ctx.db.patch(file._id, { storage: null });
  });
  await expect(buyer.mutation(api.entitlements.mutations.issueDownload, { licenseId: license._id, fileType: "wav" })).rejects.toMatchObject({ data: { code: "unavailable", message: "This file is not available at the moment." } });
  expect(await house.rows("downloads")).toEqual([]);
});
