import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { backend, creator, person, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { STRIPE_FEE, balances, checkout, orderOf, pay, refundedEvent, sessionEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

async function sold() {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const { beatId } = await onSale(house, seller);
  const bought = await checkout(house, buyer, beatId, "basic");
  await pay(house, bought);
  const [license] = await house.rows("licenses");
  if (license === undefined) throw new Error("no licence");
  return { house, seller, buyer, bought, beatId, license };
}

describe("a full refund", () => {
  test("defect 40: takes back the licence and every download, and says so where the contract is verified", async () => {
    const { house, buyer, bought, license } = await sold();
    await buyer.mutation(api.entitlements.mutations.issueDownload, { licenseId: license._id, fileType: "wav" });
    await webhook(house, refundedEvent(bought));

    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked", refunded: 2_500 });
    await expect(buyer.mutation(api.entitlements.mutations.issueDownload, { licenseId: license._id, fileType: "wav" })).rejects.toMatchObject({
      data: { code: "forbidden", message: expect.stringContaining("no longer in force") },
    });
    expect((await house.rows("entitlements")).every(({ state, revokedAt }) => state === "revoked" && revokedAt !== null)).toBe(true);
    expect(await house.t.query(api.commerce.queries.verify, { verifyId: license.verifyId })).toMatchObject({ status: "refunded" });
    const library = await buyer.query(api.commerce.queries.library, { paginationOpts: { numItems: 5, cursor: null } });
    expect(library.page).toMatchObject([{ status: "refunded", files: [] }]);
  });

  test("returns the platform's fee; the seller is left with Stripe's fee and nothing else", async () => {
    const { house, seller, bought } = await sold();
    await stripeWork(house);
    await webhook(house, refundedEvent(bought));
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: -STRIPE_FEE, "stripe:balance": STRIPE_FEE });
  });

  test("heard of three times over is booked once", async () => {
    const { house, bought } = await sold();
    await webhook(house, refundedEvent(bought));
    await webhook(house, refundedEvent(bought));
    await webhook(house, refundedEvent(bought));
    expect(await balances(house)).toEqual({});
    expect((await house.rows("ledgerTransactions")).map(({ key }) => key)).toEqual([`sale/${bought.orderId}`, `refund/${bought.orderId}/2500`]);
  });

  test("lets the buyer buy again", async () => {
    const { house, buyer, bought, beatId } = await sold();
    await webhook(house, refundedEvent(bought));
    const again = await checkout(house, buyer, beatId, "basic");
    await pay(house, again);
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["refunded", "active"]);
    expect((await house.rows("entitlements")).filter(({ state }) => state === "active")).toHaveLength(2);
  });
});

describe("a partial refund", () => {
  test("gives back its part of the fee and leaves the goods", async () => {
    const { house, seller, bought, license } = await sold();
    await webhook(house, refundedEvent(bought, 1_000));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "partially_refunded", fulfilment: "fulfilled", refunded: 1_000 });
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 1_350, "platform:fees": 150, "stripe:balance": -1_500 });
    expect(await house.t.query(api.commerce.queries.verify, { verifyId: license.verifyId })).toMatchObject({ status: "active" });
  });

  test("old news of a smaller sum changes nothing", async () => {
    const { house, bought } = await sold();
    await webhook(house, refundedEvent(bought, 2_500));
    await webhook(house, refundedEvent(bought, 1_000));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", refunded: 2_500 });
    expect(await balances(house)).toEqual({});
  });

  test("more than was paid is refused and kept", async () => {
    const { house, bought } = await sold();
    await webhook(house, refundedEvent(bought, 2_501));
    expect((await house.rows("inbox")).at(-1)).toMatchObject({ state: "failed", note: expect.stringContaining("Refunded 2501") });
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", refunded: 0 });
  });

  test("in another currency or mode is refused and kept", async () => {
    const { house, bought } = await sold();
    await webhook(house, refundedEvent(bought, 2_500, { currency: "eur" }));
    await webhook(house, { ...refundedEvent(bought, 2_500, { livemode: true }), livemode: true });
    expect((await house.rows("inbox")).map(({ state }) => state)).toEqual(["processed", "failed", "failed"]);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", refunded: 0 });
  });
});

describe("Stripe's answers", () => {
  async function refused() {
    const house = backend();
    const seller = await creator(house, "ada");
    const [ben, cleo] = [await person(house, "ben"), await person(house, "cleo")];
    const { beatId } = await onSale(house, seller);
    const lost = await checkout(house, cleo, beatId, "basic");
    await pay(house, await checkout(house, ben, beatId, "exclusive"));
    await pay(house, lost);
    return { house, lost };
  }

  test("a refund that Stripe refuses is parked for an administrator, not taken for done", async () => {
    const { house, lost } = await refused();
    await work(house, "stripe.refund", ({ args }) => ({ refundId: "re_1", amount: args.amount, status: "failed" }));
    expect(await orderOf(house, lost)).toMatchObject({ payment: "paid", refunded: 0 });
    expect((await house.rows("work")).filter(({ state }) => state === "parked")).toMatchObject([{ task: { kind: "stripe.refund" }, lastError: expect.stringContaining("failed") }]);
    expect(await house.rows("refunds")).toHaveLength(0);
  });

  test("the event beside our own refund books it once", async () => {
    const { house, lost } = await refused();
    await webhook(house, refundedEvent(lost));
    await stripeWork(house);
    await webhook(house, refundedEvent(lost));
    expect(await orderOf(house, lost)).toMatchObject({ payment: "refunded", refunded: 2_500 });
    expect((await house.rows("ledgerTransactions")).filter(({ key }) => key.startsWith("refund/"))).toHaveLength(1);
  });

  test.each([
    ["another amount", { amount: 2_400 }, "Settled 2400, ordered for 2500."],
    ["another currency", { currency: "eur" }, "Settled in eur, ordered in usd."],
    ["a negative fee", { fee: -1 }, "A fee of -1 cannot be."],
    ["a fee above the payment", { fee: 2_501 }, "A fee of 2501 cannot be."],
  ])("a settlement with %s is refused and parked, and says what differs", async (_name, changes, why) => {
    const { house, seller } = await sold();
    await work(house, "stripe.settle", () => ({
      chargeId: "ch_1",
      balanceTransactionId: "txn_1",
      amount: 2_500,
      fee: 103,
      currency: "usd",
      ...changes,
    }));
    expect((await house.rows("work")).filter(({ state }) => state === "parked")).toMatchObject([{ lastError: expect.stringContaining(why) }]);
    expect((await balances(house))[sellerAccount(seller.userId)]).toBe(2_250);
  });
});

test("an order that expired for us and was paid at Stripe is fulfilled: money wins", async () => {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const { beatId } = await onSale(house, seller);
  const bought = await checkout(house, buyer, beatId, "basic");
  await webhook(house, sessionEvent("expired", bought));
  await pay(house, bought);
  expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", closedReason: null });
  expect(await house.rows("holds")).toMatchObject([{ state: "released" }]);
});

test("news that a session expired does not touch an order that is paid", async () => {
  const { house, bought } = await sold();
  await webhook(house, sessionEvent("expired", bought));
  await webhook(house, sessionEvent("async_payment_failed", bought));
  expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", closedReason: null });
  expect(await house.rows("holds")).toMatchObject([{ state: "consumed" }]);
});

describe("a result that is applied twice", () => {
  test("books Stripe's fee once", async () => {
    const { house, seller, bought } = await sold();
    const task = { kind: "stripe.settle", args: { orderId: bought.orderId, paymentIntentId: bought.paymentIntentId } } as const;
    const result = { chargeId: "ch", balanceTransactionId: "txn", amount: 2_500, fee: 103, currency: "usd" };
    for (let count = 0; count < 2; count++) await house.t.mutation(internal.platform.work.apply, { task, key: "k", result });
    expect((await balances(house))[sellerAccount(seller.userId)]).toBe(2_250 - 103);
  });

  test("counts a refund once", async () => {
    const { house, bought } = await sold();
    const task = { kind: "stripe.refund", args: { orderId: bought.orderId, paymentIntentId: bought.paymentIntentId, amount: 1_000, reason: "x" } } as const;
    const refund = async (refundId: string) => await house.t.mutation(internal.platform.work.apply, { task, key: "k", result: { refundId, amount: 1_000, status: "succeeded" } });
    await refund("re_1");
    await refund("re_1");
    expect(await orderOf(house, bought)).toMatchObject({ refunded: 1_000 });
    await refund("re_2");
    expect(await orderOf(house, bought)).toMatchObject({ refunded: 2_000, payment: "partially_refunded" });
  });
});
