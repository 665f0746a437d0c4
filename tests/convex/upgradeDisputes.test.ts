import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { work } from "./support/backend";
import { bellServer } from "./support/bell";
import { DISPUTE_FEE, balances, checkout, disputeEvent, orderOf, refundedEvent, sessionEvent, stripeWork, webhook, type Checkout } from "./support/stripe";
import { licenseOf, reachable, statuses, upgrade, upgradeMarket } from "./support/upgrades";

bellServer();

const opened = { type: "created", status: "needs_response", moved: ["taken"] } as const;
const lost = { type: "closed", status: "lost", moved: ["taken"] } as const;
const won = { type: "closed", status: "won", moved: ["taken", "given"] } as const;

async function upgraded() {
  const shop = await upgradeMarket();
  const basic = await shop.buy("basic");
  const premium = await shop.buy("premium");
  const refund = async ({ orderId }: Checkout) => {
    await shop.house.pass(60_000);
    return await shop.seller.mutation(api.commerce.refunds.request, { orderId, reason: "The wrong file was up." });
  };
  return { ...shop, basic, premium, refund };
}

describe("a bank's dispute over the first of two payments", () => {
  test("freezes the upgrade that grew out of it, and thaws it when it is won", async () => {
    const { house, ben, basic } = await upgraded();
    await webhook(house, disputeEvent(basic, opened));
    expect(await statuses(house)).toEqual({ basic: "superseded", premium: "disputed" });
    expect(await reachable(house, ben)).toEqual([]);
    await webhook(house, disputeEvent(basic, won));
    expect(await statuses(house)).toEqual({ basic: "superseded", premium: "active" });
    expect(await reachable(house, ben)).toEqual(["Premium lease: mp3", "Premium lease: wav"]);
  });

  test("takes the upgrade along when it is lost: what was paid for it goes back by itself, once", async () => {
    const { house, seller, ben, basic, premium } = await upgraded();
    await webhook(house, disputeEvent(basic, opened));
    await webhook(house, disputeEvent(basic, lost));
    expect(await statuses(house)).toEqual({ basic: "revoked", premium: "revoked" });
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
    expect(await orderOf(house, premium)).toMatchObject({ payment: "refunded", refunded: 5_000, refundRequest: null });
    expect(await statuses(house)).toEqual({ basic: "revoked", premium: "refunded" });
    expect(await reachable(house, ben)).toEqual([]);
    expect((await balances(house))["platform:fees"]).toBeUndefined();
    expect((await balances(house))[sellerAccount(seller.userId)]).toBeLessThanOrEqual(0 - DISPUTE_FEE);
  });

  test("keeps the restored licence frozen when the upgrade is refunded meanwhile", async () => {
    const { house, ben, basic, premium } = await upgraded();
    await webhook(house, disputeEvent(basic, opened));
    await webhook(house, refundedEvent(premium));
    expect(await statuses(house)).toEqual({ basic: "disputed", premium: "refunded" });
    expect(await reachable(house, ben)).toEqual([]);
    await webhook(house, disputeEvent(basic, won));
    expect(await statuses(house)).toEqual({ basic: "active", premium: "refunded" });
    expect(await reachable(house, ben)).toEqual(["Basic lease: mp3", "Basic lease: wav"]);
  });

  test("lets nobody go up, and sends a payment back that arrives all the same", async () => {
    const { house, ben, cleo, beatId, buy } = await upgradeMarket();
    const basic = await buy("basic");
    const open = await checkout(house, ben, beatId, "premium");
    await webhook(house, disputeEvent(basic, opened));
    await expect(upgrade(ben, (await licenseOf(house, "basic"))._id, "premium")).rejects.toMatchObject({ data: { code: "conflict" } });
    await expect(checkout(house, ben, beatId, "premium")).rejects.toMatchObject({ data: { code: "conflict" } });
    await webhook(house, sessionEvent("completed", open));
    await stripeWork(house);
    expect(await orderOf(house, open)).toMatchObject({ payment: "refunded", fulfilment: "none" });
    expect((await checkout(house, cleo, beatId, "premium")).total).toBe(7_500);
  });
});

test("a dispute over the upgrade freezes it; lost, it leaves the licence it replaced in force", async () => {
  const { house, ben, premium } = await upgraded();
  await webhook(house, disputeEvent(premium, opened));
  expect(await statuses(house)).toEqual({ basic: "superseded", premium: "disputed" });
  await webhook(house, disputeEvent(premium, lost));
  expect(await statuses(house)).toEqual({ basic: "active", premium: "revoked" });
  expect(await reachable(house, ben)).toEqual(["Basic lease: mp3", "Basic lease: wav"]);
  expect(await stripeWork(house)).toMatchObject({ refunds: 0 });
});

describe("a seller's refund", () => {
  test("of the base alone is refused with words that name the upgrade's order; from the top down both are given back", async () => {
    const { house, basic, premium, refund } = await upgraded();
    const { number } = await orderOf(house, premium);
    await expect(refund(basic)).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining(number) } });
    await refund(premium);
    await stripeWork(house);
    expect(await statuses(house)).toEqual({ basic: "active", premium: "refunded" });
    await refund(basic);
    await stripeWork(house);
    expect(await statuses(house)).toEqual({ basic: "refunded", premium: "refunded" });
  });

  test("names the top of a chain, for that is where to begin", async () => {
    const { house, basic, buy, refund } = await upgraded();
    const { number } = await orderOf(house, await buy("unlimited"));
    await expect(refund(basic)).rejects.toMatchObject({ data: { message: expect.stringContaining(number) } });
  });

  test("of a base whose upgrade cost nothing ends both", async () => {
    const { house, seller, ben, beatId, buy, setPrice } = await upgradeMarket();
    const basic = await buy("basic");
    await setPrice("premium", 2_500);
    await house.pass(60_000);
    await ben.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "premium" } });
    await seller.mutation(api.commerce.refunds.request, { orderId: basic.orderId, reason: "The wrong file was up." });
    await stripeWork(house);
    expect(await statuses(house)).toEqual({ basic: "refunded", premium: "refunded" });
  });

  test("that is under way lets nobody go up from what is being given back", async () => {
    const { house, seller, ben, buy } = await upgradeMarket();
    const basic = await buy("basic");
    await seller.mutation(api.commerce.refunds.request, { orderId: basic.orderId, reason: "The wrong file was up." });
    await house.pass(60_000);
    await expect(upgrade(ben, (await licenseOf(house, "basic"))._id, "premium")).rejects.toMatchObject({ data: { code: "conflict" } });
  });

  test("of an upgrade that is going back with its base already is refused, so that it goes back once", async () => {
    const { house, basic, premium, refund } = await upgraded();
    await webhook(house, refundedEvent(basic));
    await expect(refund(premium)).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("under way") } });
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
  });
});

test("Stripe refusing to return a fallen upgrade, because it is disputed itself, is told to an administrator", async () => {
  const { house, basic, premium } = await upgraded();
  await webhook(house, refundedEvent(basic));
  await work(house, "stripe.refund", () => ({ refused: "disputed", message: "Charge has been charged back." }));
  expect(await house.rows("incidents")).toMatchObject([{ kind: "refund_refused", subject: `order:${premium.orderId}` }]);
  expect(await orderOf(house, premium)).toMatchObject({ refundRequest: null });
});
