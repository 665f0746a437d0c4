import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { TierType } from "../../lib/domain/beatTiers";
import { CART } from "../../lib/domain/cartBounds";
import { bellServer } from "./support/bell";
import { cartCheckout, openCart, threeBeats } from "./support/carts";
import { coupon } from "./support/coupons";
import { attach, balances, checkout, orderOf, pay } from "./support/stripe";

bellServer();

const HOUR = 3_600_000;
const TWO_GET_ONE = { tierType: "basic", buy: 2, get: 1, enabled: true, endsAt: null } as const;

async function withDeal(deal: { tierType: TierType; buy: number; get: number; enabled: boolean; endsAt: number | null } = TWO_GET_ONE) {
  const market = await threeBeats();
  await market.seller.mutation(api.deals.bulkDeals.set, deal);
  return market;
}

describe("buy 2 basic licences, get 1", () => {
  test("makes the third free: line, contract, fee and book know the net price, and the line says why", async () => {
    const { house, ben, cart } = await withDeal();
    const opened = await openCart(ben, cart("basic", "basic", "basic"), { seenPrice: 5_000 });
    const bought = await attach(house, opened);
    await pay(house, bought);
    const lines = await house.rows("orderLines");
    expect(lines.map(({ amount }) => amount).sort()).toEqual([0, 2_500, 2_500]);
    expect(lines.find(({ amount }) => amount === 0)).toMatchObject({ listAmount: 2_500, discounts: [{ kind: "deal", amount: 2_500, words: "Buy 2, get 1: basic lease" }] });
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["active", "active", "active"]);
    expect(await balances(house)).toMatchObject({ "platform:fees": 500, "stripe:balance": -5_000 });
  });

  test("counts licences of its tier alone", async () => {
    const { ben, cart } = await withDeal();
    expect((await openCart(ben, cart("basic", "premium", "basic"))).spec?.total).toBe(12_500);
  });

  test.each([
    ["paused", { ...TWO_GET_ONE, enabled: false }],
    ["over", { ...TWO_GET_ONE, endsAt: 1 }],
  ])("takes nothing off when it is %s", async (_, deal) => {
    const { ben, cart } = await withDeal(deal);
    expect((await openCart(ben, cart("basic", "basic", "basic"))).spec?.total).toBe(7_500);
  });

  test("ends at its time for what is opened after; what was opened before keeps it", async () => {
    const { house, ben, cleo, cart } = await threeBeats().then(async (market) => {
      await market.seller.mutation(api.deals.bulkDeals.set, { ...TWO_GET_ONE, endsAt: Date.now() + HOUR });
      return market;
    });
    const open = await cartCheckout(house, ben, cart("basic", "basic", "basic"));
    await house.pass(HOUR);
    await expect(openCart(cleo, cart("basic", "basic", "basic"), { seenPrice: 5_000 })).rejects.toMatchObject({ data: { code: "price_changed", details: { currentPrice: 7_500 } } });
    await pay(house, open);
    expect(await orderOf(house, open)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", total: 5_000 });
  });

  test("a code comes off what the deal left", async () => {
    const { seller, ben, cart } = await withDeal();
    const { couponId } = await coupon(seller);
    const opened = await openCart(ben, cart("basic", "basic", "basic"), { couponId, seenPrice: 4_000 });
    expect(opened.spec?.lines.map(({ unitAmount }) => unitAmount).sort()).toEqual([0, 2_000, 2_000]);
  });

  test("an agreed price neither counts nor is given, and keeps its own", async () => {
    const { seller, ben, beats, cart } = await withDeal();
    await seller.mutation(api.deals.offers.setFloor, { tierType: "basic", floor: 1_000, enabled: true });
    const offer = await ben.mutation(api.deals.offers.make, { beatId: beats[0], tierType: "basic", amount: 2_000, message: "" });
    if (!offer.made) throw new Error(offer.reason);
    await seller.mutation(api.deals.offers.answer, { offerId: offer.offerId, answer: { kind: "accept" } });
    expect((await openCart(ben, cart("basic", "basic", "basic"))).spec?.total).toBe(7_000);
  });

  test("is shown on the beat's page, and there is none on exclusive rights or out of bounds", async () => {
    const { house, seller } = await withDeal();
    const slug = (await house.rows("beats"))[0]?.slug ?? "";
    const page = await house.t.query(api.beats.queries.bySlug, { slug });
    expect(page?.tiers.map(({ tierType, deal }) => [tierType, deal])).toEqual([["basic", { buy: 2, get: 1 }], ["premium", null], ["exclusive", null], ["unlimited", null]]);
    for (const wrong of [{ tierType: "exclusive" as const }, { buy: 0 }, { get: 6 }, { buy: 1.5 }]) {
      await expect(seller.mutation(api.deals.bulkDeals.set, { ...TWO_GET_ONE, ...wrong })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    }
    expect(await seller.query(api.deals.bulkDeals.mine, {})).toEqual([TWO_GET_ONE]);
  });
});

describe("a cart", () => {
  test("is merged after signing in as often as one likes, holds each beat once, and passes over what is no beat", async () => {
    const { house, ben, beats, cart } = await threeBeats();
    await ben.mutation(api.cart.mutations.put, { lines: cart("basic") });
    const kept = [...cart("premium", "basic"), { beatId: "nothing", tierType: "basic" as const }];
    for (let again = 0; again < 2; again++) await ben.mutation(api.cart.mutations.put, { lines: kept });
    expect(await ben.query(api.cart.queries.mine, {})).toEqual([{ beatId: beats[0], tierType: "premium" }, { beatId: beats[1], tierType: "basic" }]);
    await ben.mutation(api.cart.mutations.remove, { beatId: beats[0] });
    await ben.mutation(api.cart.mutations.remove, { beatId: beats[0] });
    expect(await house.rows("cartLines")).toHaveLength(1);
  });

  test("is shown by store with the prices that the checkout asks, what stands in the way, and how many more a deal wants", async () => {
    const { house, ben, cleo, beats, cart } = await withDeal();
    const shown = await house.t.query(api.cart.queries.view, { lines: cart("basic", "basic", "premium") });
    expect(shown.groups).toMatchObject([{ store: { slug: "ada-records" }, total: 12_500, deals: [{ tierType: "basic", buy: 2, get: 1, missing: 1 }] }]);
    await pay(house, await checkout(house, cleo, beats[1], "exclusive"));
    await ben.mutation(api.cart.mutations.put, { lines: cart("basic", "basic", "premium") });
    const mine = await ben.query(api.cart.queries.view, { lines: [] });
    expect(mine.groups[0]?.rows).toMatchObject([{ price: 2_500, problem: null }, { price: null, problem: { code: "sold" } }, { price: 7_500, problem: null }]);
    expect((await openCart(ben, cart("basic", "basic", "premium").filter(({ beatId }) => beatId !== beats[1]), { seenPrice: mine.groups[0]?.total ?? 0 })).outcome).toBe("session");
  });

  test("lets go of what was bought, however it was bought, and of nothing else", async () => {
    const { house, ben, beats, cart } = await threeBeats();
    await ben.mutation(api.cart.mutations.put, { lines: cart("basic", "basic", "basic") });
    await pay(house, await cartCheckout(house, ben, cart("basic", "basic")));
    expect(await ben.query(api.cart.queries.mine, {})).toEqual([{ beatId: beats[2], tierType: "basic" }]);
  });

  test("is full at its bound, and says so", async () => {
    const { house, ben, beats, cart } = await threeBeats();
    await house.t.run(async (ctx) => {
      for (let at = 0; at < CART.rows; at++) await ctx.db.insert("cartLines", { userId: ben.userId, beatId: beats[2], tierType: "basic" });
    });
    await expect(ben.mutation(api.cart.mutations.put, { lines: cart("basic") })).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("50") } });
  });
});
