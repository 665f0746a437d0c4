import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { creator, person, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { market, sold } from "./support/sale";
import { STRIPE_FEE, balances, checkout, disputeEvent, intentEvent, orderOf, pay, refundEvent, refundedEvent, sessionEvent, stripeWork, unpaidEvent, webhook } from "./support/stripe";

bellServer();

const refusal = (code: string, words: string) => ({ data: { code, message: expect.stringContaining(words) } });
const refundWork = async (house: Awaited<ReturnType<typeof sold>>["house"]) =>
  (await house.rows("work")).filter(({ task }) => task.kind === "stripe.refund");

describe("a seller's refund", () => {
  test("is under way at once, and unwinds money, goods and contract when Stripe has made it", async () => {
    const { house, seller, bought, refund, look, download, verify } = await sold();
    await stripeWork(house);
    expect(await refund()).toEqual({ orderId: bought.orderId, amount: 2_500, currency: "usd" });
    expect(await look()).toMatchObject({ payment: "paid", refund: "underway", refundReason: "The wrong file was up." });

    await stripeWork(house);
    expect(await look()).toMatchObject({ payment: "refunded", fulfilment: "revoked", refund: "none", refunded: 2_500 });
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: -STRIPE_FEE, "stripe:balance": STRIPE_FEE });
    expect(await verify()).toMatchObject({ status: "refunded" });
    await expect(download()).rejects.toMatchObject(refusal("forbidden", "payment was returned"));
    expect((await house.rows("auditLog")).map(({ action }) => action)).toContain("refund.requested");
  });

  test("asked for twice, in two tabs or by two clicks, is made once", async () => {
    const { house, refund } = await sold();
    const answers = await Promise.allSettled([refund(), refund(), refund()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await refundWork(house)).toHaveLength(1);
    await stripeWork(house);
    await expect(refund()).rejects.toMatchObject(refusal("conflict", "refunded already"));
    expect(await house.rows("refunds")).toHaveLength(1);
  });

  test("of an exclusive puts the beat back to draft: whether to sell it again is its maker's decision", async () => {
    const { house, refund, beatId } = await sold("exclusive");
    await refund();
    await stripeWork(house);
    expect(await house.t.run(async (ctx) => await ctx.db.get(beatId))).toMatchObject({ status: "draft", soldBy: null });
  });

  test("is told of once, to the buyer and to the seller", async () => {
    const { house, bought, refund } = await sold();
    await refund();
    await stripeWork(house);
    await webhook(house, refundedEvent(bought));
    const mails = (await house.rows("work")).flatMap(({ task }) => (task.kind === "mail.send" ? [task.args.template] : []));
    expect(mails.filter((template) => template.startsWith("refund-")).sort()).toEqual(["refund-buyer", "refund-seller"]);
  });

  test("of another seller's order does not exist; an administrator's does", async () => {
    const { house, bought } = await sold();
    const eve = await creator(house, "eve");
    const root = await person(house, "root", { role: "admin" });
    const request = { orderId: bought.orderId, reason: "Fraud." };
    await expect(eve.mutation(api.commerce.refunds.request, request)).rejects.toMatchObject(refusal("not_found", "no such order of yours"));
    expect(await root.mutation(api.commerce.refunds.requestAsAdmin, request)).toMatchObject({ amount: 2_500 });
  });

  test("gives back what is left after a partial one", async () => {
    const { house, bought, refund } = await sold();
    await webhook(house, refundEvent(bought, { id: "re_part", amount: 1_000, status: "succeeded" }));
    expect(await refund()).toMatchObject({ amount: 1_500 });
    await stripeWork(house);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", refunded: 2_500 });
    expect(await balances(house)).toMatchObject({ "stripe:balance": STRIPE_FEE });
  });

  test("is asked for at most five times a minute, past the routes too", async () => {
    const { house, seller, beatId } = await market();
    const sellAndRefund = async (name: string) => {
      const order = await checkout(house, await person(house, name), beatId, "basic");
      await pay(house, order);
      return await seller.mutation(api.commerce.refunds.request, { orderId: order.orderId, reason: "All of them." });
    };
    for (const name of ["b", "c", "d", "e", "f"]) await sellAndRefund(name);
    await expect(sellAndRefund("g")).rejects.toMatchObject({ data: { code: "rate_limited" } });
  });

  test("needs a reason of bounded length", async () => {
    const { refund } = await sold();
    await expect(refund("  ")).rejects.toMatchObject({ data: { code: "invalid_request" } });
    await expect(refund("x".repeat(301))).rejects.toMatchObject({ data: { code: "invalid_request" } });
  });
});

describe("an order that cannot be refunded says why", () => {
  test("not paid", async () => {
    const { house, seller, buyer, beatId } = await market();
    const open = await checkout(house, buyer, beatId, "basic");
    const request = async () => await seller.mutation(api.commerce.refunds.request, { orderId: open.orderId, reason: "No." });
    await expect(request()).rejects.toMatchObject(refusal("conflict", "not paid"));
    await webhook(house, unpaidEvent(open));
    await expect(request()).rejects.toMatchObject(refusal("conflict", "still working"));
  });

  test("free", async () => {
    const { house, seller, buyer } = await market();
    const { beatId } = await onSale(house, seller, [{ tierType: "basic", enabled: true, price: 0 }]);
    const { orderId } = await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    await expect(seller.mutation(api.commerce.refunds.request, { orderId, reason: "No." })).rejects.toMatchObject(refusal("conflict", "Nothing was paid"));
  });

  test("disputed, and taken by the bank", async () => {
    const { house, bought, refund } = await sold();
    await webhook(house, disputeEvent(bought, { type: "created", status: "needs_response", moved: ["taken"] }));
    await expect(refund()).rejects.toMatchObject(refusal("conflict", "While it decides"));
    await webhook(house, disputeEvent(bought, { type: "closed", status: "lost", moved: ["taken"] }));
    await expect(refund()).rejects.toMatchObject(refusal("conflict", "taken this payment back"));
  });
});

test("a bank's inquiry does not keep a seller from refunding: that answers it", async () => {
  const { house, bought, refund, look } = await sold();
  await webhook(house, disputeEvent(bought, { type: "created", status: "warning_needs_response" }));
  await refund();
  await stripeWork(house);
  expect(await look()).toMatchObject({ payment: "refunded", dispute: "inquiry" });
});

test("a dispute that opens before Stripe makes the refund ends the request; when it is won, the seller may ask again", async () => {
  const { house, bought, refund, look } = await sold();
  await refund();
  await webhook(house, disputeEvent(bought, { type: "created", status: "needs_response", moved: ["taken"] }));
  await work(house, "stripe.refund", () => ({ refused: "disputed", message: "Charge has been charged back." }));
  expect(await look()).toMatchObject({ payment: "paid", refund: "none", refundReason: null, dispute: "open" });
  await webhook(house, disputeEvent(bought, { type: "closed", status: "won", moved: ["taken", "given"] }));
  await refund();
  await stripeWork(house);
  expect(await look()).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
  expect((await refundWork(house)).map(({ key }) => key)).toEqual([`refund/${bought.orderId}`, `refund/${bought.orderId}/1`]);
});

test("goods that were gone, with a refund that Stripe refuses for a dispute, become an incident", async () => {
  const { house, seller, buyer, beatId } = await market();
  const lost = await checkout(house, await person(house, "cleo"), beatId, "basic");
  await pay(house, await checkout(house, buyer, beatId, "exclusive"));
  await pay(house, lost);
  await expect(seller.mutation(api.commerce.refunds.request, { orderId: lost.orderId, reason: "Gone." })).rejects.toMatchObject(refusal("conflict", "under way"));
  await work(house, "stripe.refund", () => ({ refused: "disputed", message: "Charge has been charged back." }));
  expect(await house.rows("incidents")).toMatchObject([{ kind: "refund_refused", state: "open" }]);
});

describe("late news after a refund changes nothing", () => {
  test.each(["completed", "expired", "async_payment_succeeded", "async_payment_failed"] as const)("%s", async (type) => {
    const { house, bought, refund, look } = await sold();
    await refund();
    await stripeWork(house);
    const before = [await look(), await balances(house), await house.rows("licenses")];
    await webhook(house, sessionEvent(type, bought));
    await webhook(house, intentEvent(bought));
    await webhook(house, refundedEvent(bought));
    expect([await look(), await balances(house), await house.rows("licenses")]).toEqual(before);
  });
});

describe("a refund that fails", () => {
  const made = (amount = 2_500) => ({ id: "re_1", amount, madeAt: 100 });

  test("leaves the money with the platform for the buyer, not with the seller, and raises an incident", async () => {
    const { house, seller, bought, look } = await sold();
    await webhook(house, refundEvent(bought, { ...made(), status: "succeeded" }));
    await webhook(house, refundEvent(bought, { ...made(), status: "failed", at: 200 }));
    expect(await look()).toMatchObject({ payment: "paid", fulfilment: "revoked", refund: "returned", refunded: 0 });
    expect(await balances(house)).toEqual({ "buyers:returns": 2_500, "stripe:balance": -2_500 });
    expect((await balances(house))[sellerAccount(seller.userId)]).toBeUndefined();
    expect(await house.rows("incidents")).toMatchObject([{ kind: "refund_failed", state: "open", detail: { owed: 2_500 } }]);
  });

  test("can be made again, and then all is even and the incident closes", async () => {
    const { house, bought, look } = await sold();
    const root = await person(house, "root", { role: "admin" });
    await webhook(house, refundEvent(bought, { ...made(), status: "succeeded" }));
    await webhook(house, refundEvent(bought, { ...made(), status: "failed", at: 200 }));
    await root.mutation(api.commerce.refunds.requestAsAdmin, { orderId: bought.orderId, reason: "Again, to the new card." });
    expect(await look()).toMatchObject({ refund: "underway" });
    await work(house, "stripe.refund", ({ args }) => ({ refundId: "re_2", amount: args.amount, status: "succeeded", madeAt: 300 }));
    expect(await look()).toMatchObject({ payment: "refunded", fulfilment: "revoked", refund: "none" });
    expect(await balances(house)).toEqual({});
    expect(await house.rows("incidents")).toMatchObject([{ state: "resolved" }]);
  });

  test("heard of before it was made, twice, or after old news of its success, ends the same", async () => {
    const news = { succeeded: { ...made(), status: "succeeded" }, failed: { ...made(), status: "failed", at: 200 } } as const;
    for (const order of [["failed"], ["failed", "succeeded"], ["succeeded", "failed", "succeeded", "failed"]] as const) {
      const { house, bought, look } = await sold();
      for (const step of order) await webhook(house, refundEvent(bought, news[step]));
      expect(await look()).toMatchObject({ payment: "paid", fulfilment: "revoked", refund: "returned", refunded: 0 });
      expect(await balances(house)).toEqual({ "buyers:returns": 2_500, "stripe:balance": -2_500 });
    }
  });

  test("in part leaves the goods, and the seller without what was promised to the buyer", async () => {
    const { house, seller, bought, look } = await sold();
    await webhook(house, refundEvent(bought, { ...made(1_000), status: "succeeded" }));
    await webhook(house, refundEvent(bought, { ...made(1_000), status: "failed", at: 200 }));
    expect(await look()).toMatchObject({ payment: "paid", fulfilment: "fulfilled", refund: "returned" });
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 1_350, "platform:fees": 150, "buyers:returns": 1_000, "stripe:balance": -2_500 });
  });

  test("whose failure is heard of after its repeat waits for the news that explains it", async () => {
    const { house, bought, look } = await sold();
    await webhook(house, refundEvent(bought, { ...made(), status: "succeeded" }));
    await webhook(house, refundEvent(bought, { id: "re_2", amount: 2_500, status: "succeeded", madeAt: 300 }));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "waiting" });
    await webhook(house, refundEvent(bought, { ...made(), status: "failed", at: 200 }));
    expect(await look()).toMatchObject({ payment: "refunded", refund: "none", refunded: 2_500 });
    expect((await house.rows("inbox")).every(({ state }) => state === "processed")).toBe(true);
    expect(await balances(house)).toEqual({});
  });
});

test("a pending refund counts as made: Stripe has debited it", async () => {
  const { house, bought, look } = await sold();
  await webhook(house, refundEvent(bought, { id: "re_1", amount: 2_500, status: "pending" }));
  expect(await look()).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
  await webhook(house, refundEvent(bought, { id: "re_1", amount: 2_500, status: "succeeded" }));
  expect(await house.rows("refunds")).toHaveLength(1);
});

test("a pending refund that is cancelled was none: the money is the seller's again", async () => {
  const { house, bought, look } = await sold();
  await webhook(house, refundEvent(bought, { id: "re_1", amount: 2_500, status: "pending" }));
  await webhook(house, refundEvent(bought, { id: "re_1", amount: 2_500, status: "canceled", at: Math.floor(Date.now() / 1000) + 60 }));
  expect(await look()).toMatchObject({ payment: "paid", refunded: 0 });
  expect(await house.rows("refunds")).toMatchObject([{ amount: 2_500, failedAt: expect.any(Number) }]);
});

test("a refund heard of before its payment waits for it", async () => {
  const { house, buyer, beatId } = await market();
  const bought = await checkout(house, buyer, beatId, "basic");
  await webhook(house, refundEvent(bought, { id: "re_1", amount: 2_500, status: "succeeded" }));
  expect(await house.rows("inbox")).toMatchObject([{ state: "waiting" }]);
  await pay(house, bought);
  expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
});
