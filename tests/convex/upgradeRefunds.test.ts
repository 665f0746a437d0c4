import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { bellServer } from "./support/bell";
import { attach, balances, checkout, orderOf, pay, refundedEvent, sessionEvent, stripeWork, webhook } from "./support/stripe";
import { licenseOf, reachable, statuses, upgrade, upgradeMarket as market } from "./support/upgrades";

bellServer();

async function chain() {
  const shop = await market();
  return { ...shop, basic: await shop.buy("basic"), premium: await shop.buy("premium"), exclusive: await shop.buy("exclusive") };
}

test("refunding the upgrade puts the old licence back into force, with its files and its page", async () => {
  const { house, ben, buy } = await market();
  await buy("basic");
  await webhook(house, refundedEvent(await buy("premium")));
  expect(await statuses(house)).toEqual({ basic: "active", premium: "refunded" });
  expect(await reachable(house, ben)).toEqual(["Basic lease: mp3", "Basic lease: wav"]);
  const base = await licenseOf(house, "basic");
  expect(await house.t.query(api.commerce.queries.verify, { verifyId: base.verifyId })).toMatchObject({ status: "active", replacedBy: null });
  expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: base._id, fileType: "wav" })).toMatchObject({ filename: "night-bus.wav" });
  expect((await buy("premium")).total).toBe(5_000);
});

test("refunding the upgrade to an exclusive frees the beat, for its maker to decide", async () => {
  const { house, beatId, exclusive } = await chain();
  await webhook(house, refundedEvent(exclusive));
  expect(await statuses(house)).toEqual({ basic: "superseded", premium: "active", exclusive: "refunded" });
  expect(await house.t.run(async (ctx) => await ctx.db.get(beatId))).toMatchObject({ status: "draft", soldBy: null });
});

test("a base refunded alone, at Stripe, takes its upgrade along: rights end at once, and its money follows by itself", async () => {
  const { house, seller, ben, buy } = await market();
  const basic = await buy("basic");
  const premium = await buy("premium");
  await webhook(house, refundedEvent(basic));
  expect(await statuses(house)).toEqual({ basic: "refunded", premium: "revoked" });
  expect(await reachable(house, ben)).toEqual([]);
  expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.refund")).toMatchObject([{ task: { args: { orderId: premium.orderId, amount: 5_000 } } }]);
  await stripeWork(house);
  expect(await statuses(house)).toEqual({ basic: "refunded", premium: "refunded" });
  expect(await orderOf(house, premium)).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
  expect((await balances(house))["platform:fees"]).toBeUndefined();
  expect((await balances(house))[sellerAccount(seller.userId)]).toBeLessThan(0);
  expect((await buy("premium")).total).toBe(7_500);
});

test("a base refunded at Stripe while its seller refunds the upgrade: the upgrade's money goes back once", async () => {
  const { house, seller, buy } = await market();
  const basic = await buy("basic");
  const premium = await buy("premium");
  await seller.mutation(api.commerce.refunds.request, { orderId: premium.orderId, reason: "Wrong files." });
  await webhook(house, refundedEvent(basic));
  expect(await orderOf(house, premium)).toMatchObject({ payment: "paid", refundReason: "Wrong files." });
  expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
  expect(await statuses(house)).toEqual({ basic: "refunded", premium: "refunded" });
  expect(await orderOf(house, premium)).toMatchObject({ payment: "refunded", refunded: 5_000, fulfilment: "revoked" });
});

test("a base whose refund is under way when its upgrade's payment arrives is built upon no more: the payment goes back, and says why", async () => {
  const { house, seller, ben, beatId, buy } = await market();
  const basic = await buy("basic");
  const open = await checkout(house, ben, beatId, "premium");
  await seller.mutation(api.commerce.refunds.request, { orderId: basic.orderId, reason: "Wrong files." });
  await pay(house, open);
  expect(await orderOf(house, open)).toMatchObject({ fulfilment: "none", refundReason: expect.stringContaining("The licence to upgrade is just being refunded.") });
  await stripeWork(house);
  expect(await orderOf(house, open)).toMatchObject({ payment: "refunded", refunded: 5_000 });
  expect(await statuses(house)).toEqual({ basic: "refunded" });
});

test("a refunded base ends an upgrade that cost nothing, too", async () => {
  const { house, ben, beatId, buy, setPrice } = await market();
  const basic = await buy("basic");
  await setPrice("premium", 2_500);
  await house.pass(60_000);
  const opened = await ben.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "premium" } });
  await webhook(house, refundedEvent(basic));
  expect(await statuses(house)).toEqual({ basic: "refunded", premium: "refunded" });
  expect(await orderOf(house, opened)).toMatchObject({ fulfilment: "revoked" });
  expect(await reachable(house, ben)).toEqual([]);
});

test("all of a chain refunded, in every order of the news, ends the same", async () => {
  const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] as const;
  for (const order of orders) {
    const { house, ben, beatId, basic, premium, exclusive } = await chain();
    for (const at of order) await webhook(house, refundedEvent([basic, premium, exclusive][at] ?? basic));
    await stripeWork(house);
    expect(await statuses(house)).toEqual({ basic: "refunded", premium: "refunded", exclusive: "refunded" });
    expect(await reachable(house, ben)).toEqual([]);
    expect(await house.t.run(async (ctx) => await ctx.db.get(beatId))).toMatchObject({ status: "draft", soldBy: null });
    const { "platform:fees": fees, ...rest } = await balances(house);
    expect(fees).toBeUndefined();
    expect(Object.values(rest).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  }
});

test("the middle of a chain refunded: what stood on it falls and is paid back, what it stood on is in force again", async () => {
  const { house, premium, exclusive } = await chain();
  await webhook(house, refundedEvent(premium));
  expect(await statuses(house)).toEqual({ basic: "active", premium: "refunded", exclusive: "revoked" });
  await stripeWork(house);
  expect(await statuses(house)).toEqual({ basic: "active", premium: "refunded", exclusive: "refunded" });
  expect(await orderOf(house, exclusive)).toMatchObject({ payment: "refunded", refunded: 42_500 });
});

test("a base refunded while its upgrade is being paid: the checkout is ended, and a payment that arrives goes back in full", async () => {
  const { house, ben, beatId, buy } = await market();
  const basic = await buy("basic");
  const open = await checkout(house, ben, beatId, "premium");
  await webhook(house, refundedEvent(basic));
  expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.expireSession")).toHaveLength(1);
  await webhook(house, sessionEvent("completed", open));
  expect(await orderOf(house, open)).toMatchObject({ payment: "paid", fulfilment: "none" });
  await stripeWork(house);
  expect(await orderOf(house, open)).toMatchObject({ payment: "refunded", refunded: 5_000 });
  expect(await statuses(house)).toEqual({ basic: "refunded" });
});

test("part of the base refunded while its upgrade is being paid: the difference is another one, so the payment goes back", async () => {
  const { house, ben, beatId, buy } = await market();
  const basic = await buy("basic");
  const open = await checkout(house, ben, beatId, "premium");
  await webhook(house, refundedEvent(basic, 2_000));
  await pay(house, open);
  await stripeWork(house);
  expect(await orderOf(house, open)).toMatchObject({ payment: "refunded", fulfilment: "none" });
  expect(await statuses(house)).toEqual({ basic: "active" });
  const again = await attach(house, await upgrade(ben, (await licenseOf(house, "basic"))._id, "premium"));
  expect(again.total).toBe(7_000);
});
