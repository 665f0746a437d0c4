import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { CHECKOUT, FUNCTION_LIMITS } from "../../lib/domain/limits";
import { creator, person } from "./support/backend";
import { bellServer } from "./support/bell";
import { COUPON, coupon, openWith, tally } from "./support/coupons";
import { onSale } from "./support/market";
import { prove, Till } from "./support/proof";
import { market } from "./support/sale";
import { attach, balances, checkout, orderOf, pay, refundedEvent, sessionEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

const refused = (words: string) => ({ data: { code: "coupon_refused", message: expect.stringContaining(words) } });

describe("a coupon at the checkout", () => {
  test("takes its part off before anything is opened: order, line, fee, licence and book know the net price alone", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller);
    const opened = await openWith(buyer, { beatId, tierType: "basic", seenPrice: 2_000 });
    expect(opened.spec).toMatchObject({ total: 2_000, lines: [{ unitAmount: 2_000, description: expect.stringContaining("Code SPRING: $5.00 off") }] });
    const bought = await attach(house, opened);
    await pay(house, bought);
    const [line] = await house.rows("orderLines");
    expect(line).toMatchObject({ amount: 2_000, listAmount: 2_500, discounts: [{ kind: "coupon", words: "Code SPRING", amount: 500 }] });
    expect((await house.rows("licenses"))[0]?.snapshot.price).toEqual({ amount: 2_000, currency: "usd" });
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 1_800, "platform:fees": 200, "stripe:balance": -2_000 });
    expect(await tally(seller)).toEqual({ uses: 1, revenue: 2_000, open: 0 });
  });

  test("the price the buyer saw is compared with the price after the coupon", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller);
    await expect(openWith(buyer, { beatId, tierType: "basic", seenPrice: 2_500 })).rejects.toMatchObject({ data: { code: "price_changed", details: { currentPrice: 2_000 } } });
    expect(await house.rows("orders")).toEqual([]);
    expect(await tally(seller)).toEqual({ uses: 0, revenue: 0, open: 0 });
  });

  test("that leaves nothing to pay, or too little to charge, delivers at once without Stripe", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller, { discount: { kind: "amount", amount: 2_460 } });
    expect(await openWith(buyer, { beatId, tierType: "basic", seenPrice: 0 })).toMatchObject({ outcome: "fulfilled" });
    expect(await tally(seller)).toEqual({ uses: 1, revenue: 0, open: 0 });
    expect(await house.rows("orderLines")).toMatchObject([{ amount: 0, listAmount: 2_500, discounts: [{ amount: 2_500 }] }]);
    expect(await balances(house)).toEqual({});
  });

  test.each([
    ["of another licence", { tiers: ["premium" as const] }, "not for this licence"],
    ["of a larger purchase", { minAmount: 2_501 }, "$25.01 or more"],
  ])("%s takes nothing off, and opens nothing", async (_, changes, words) => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller, changes);
    await expect(openWith(buyer, { beatId, tierType: "basic" })).rejects.toMatchObject(refused(words));
    expect(await house.rows("orders")).toEqual([]);
  });

  test("of another store does not exist here, by its code and by its id", async () => {
    const { house, seller, buyer, beatId } = await market();
    const rival = await creator(house, "rex");
    const { couponId } = await coupon(rival);
    expect(await buyer.mutation(api.deals.coupons.find, { beatIds: [beatId], code: "SPRING" })).toMatchObject({ found: false });
    const item = { kind: "beat_license" as const, beatId, tierType: "basic" as const };
    await expect(buyer.mutation(api.commerce.mutations.open, { item, couponId })).rejects.toMatchObject(refused("another store"));
    await expect(rival.mutation(api.deals.coupons.create, { ...COUPON, code: "OTHER", beatIds: [beatId] })).rejects.toMatchObject({ data: { code: "not_found" } });
    expect((await coupon(seller)).code).toBe("SPRING");
  });
});

describe("its window", () => {
  test("is held to: before it, after it and while paused the code is no code", async () => {
    const { house, seller, buyer, beatId } = await market();
    const now = Date.now();
    const { couponId } = await coupon(seller, { startsAt: now + 60_000, endsAt: now + 120_000 });
    const find = async () => await buyer.mutation(api.deals.coupons.find, { beatIds: [beatId], code: "spring" });
    const unknown = await buyer.mutation(api.deals.coupons.find, { beatIds: [beatId], code: "NOTHING" });
    expect(await find()).toEqual(unknown);
    await house.pass(60_000);
    expect(await find()).toMatchObject({ found: true, code: "SPRING" });
    await seller.mutation(api.deals.coupons.change, { couponId, ...COUPON_SETTINGS, enabled: false });
    expect(await find()).toEqual(unknown);
    await seller.mutation(api.deals.coupons.change, { couponId, ...COUPON_SETTINGS, startsAt: now + 60_000, endsAt: now + 120_000 });
    await house.pass(60_000);
    expect(await find()).toMatchObject({ found: false, reason: expect.stringContaining("no longer valid") });
    const item = { kind: "beat_license" as const, beatId, tierType: "basic" as const };
    await expect(buyer.mutation(api.commerce.mutations.open, { item, couponId })).rejects.toMatchObject(refused("no longer valid"));
  });

  test("that ends while a checkout is open does not change what that checkout was promised", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller, { endsAt: Date.now() + 60_000 });
    const bought = await attach(house, await openWith(buyer, { beatId, tierType: "basic" }));
    await house.pass(120_000);
    await pay(house, bought);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", total: 2_000 });
  });
});

const COUPON_SETTINGS = { startsAt: null, endsAt: null, maxUses: null, maxPerBuyer: null, enabled: true };

describe("its caps", () => {
  test("twenty buyers at once get no more than three uses, and every other is told so", async () => {
    const { house, seller, beatId } = await market();
    await coupon(seller, { maxUses: 3 });
    const crowd = await Promise.all(Array.from({ length: 20 }, async (_, at) => await person(house, `fan${at}`)));
    const tries = await Promise.allSettled(crowd.map(async (fan) => await openWith(fan, { beatId, tierType: "basic" })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await tally(seller)).toMatchObject({ open: 3 });
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject(refused("Everybody"));
  });

  test("a use is free again when Stripe says that its checkout ended, and not before", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller, { maxUses: 1 });
    const cleo = await person(house, "cleo");
    const left = await attach(house, await openWith(buyer, { beatId, tierType: "basic" }));
    await house.pass(CHECKOUT.sessionMs + 1);
    await expect(openWith(cleo, { beatId, tierType: "basic" })).rejects.toMatchObject(refused("Everybody"));
    await webhook(house, sessionEvent("expired", left));
    await webhook(house, sessionEvent("expired", left));
    expect(await tally(seller)).toEqual({ uses: 0, revenue: 0, open: 0 });
    expect(await openWith(cleo, { beatId, tierType: "basic" })).toMatchObject({ outcome: "session" });
  });

  test("a payment that comes after its use went to somebody else is returned; the cap holds", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller, { maxUses: 1 });
    const cleo = await person(house, "cleo");
    const late = await attach(house, await openWith(buyer, { beatId, tierType: "basic" }));
    await webhook(house, sessionEvent("expired", late));
    await pay(house, await attach(house, await openWith(cleo, { beatId, tierType: "basic" })));
    await webhook(house, sessionEvent("completed", late));
    expect(await orderOf(house, late)).toMatchObject({ payment: "paid", fulfilment: "none", refundReason: expect.stringContaining("used up") });
    expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.refund")).toHaveLength(1);
    expect(await tally(seller)).toEqual({ uses: 1, revenue: 2_000, open: 0 });
  });

  test("a payment that comes late while there are uses left is delivered and counted", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller, { maxUses: 1, maxPerBuyer: 1 });
    const late = await attach(house, await openWith(buyer, { beatId, tierType: "basic" }));
    await webhook(house, sessionEvent("expired", late));
    await webhook(house, sessionEvent("completed", late));
    expect(await orderOf(house, late)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
    expect(await tally(seller)).toEqual({ uses: 1, revenue: 2_000, open: 0 });
  });

  test("one use for each buyer: an open checkout counts, a second press finds it again", async () => {
    const { house, seller, buyer, beatId } = await market();
    await house.pass(FUNCTION_LIMITS.createBeat.windowMs / 10);
    const second = await onSale(house, seller);
    await coupon(seller, { maxPerBuyer: 1 });
    const first = await attach(house, await openWith(buyer, { beatId, tierType: "basic" }));
    expect(await openWith(buyer, { beatId, tierType: "basic" })).toMatchObject({ outcome: "existing", orderId: first.orderId });
    await expect(openWith(buyer, { beatId: second.beatId, tierType: "basic" })).rejects.toMatchObject(refused("another checkout open"));
    await pay(house, first);
    await house.pass(60_000);
    await expect(openWith(buyer, { beatId: second.beatId, tierType: "basic" })).rejects.toThrow("used this code already");
    expect(await tally(seller)).toMatchObject({ uses: 1, open: 0 });
  });

  test("a double click opens one order and reserves one use", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller);
    const [one, two] = await Promise.all([openWith(buyer, { beatId, tierType: "basic" }), openWith(buyer, { beatId, tierType: "basic" })]);
    expect(one.orderId).toBe(two.orderId);
    expect(await tally(seller)).toMatchObject({ open: 1 });
    expect(await house.rows("orders")).toHaveLength(1);
  });

  test("a cap lowered below what is taken lets nothing more through; raised again it does", async () => {
    const { house, seller, buyer, beatId } = await market();
    const { couponId } = await coupon(seller, { maxUses: 5 });
    await openWith(buyer, { beatId, tierType: "basic" });
    await seller.mutation(api.deals.coupons.change, { couponId, ...COUPON_SETTINGS, maxUses: 1 });
    const cleo = await person(house, "cleo");
    await expect(openWith(cleo, { beatId, tierType: "basic" })).rejects.toMatchObject(refused("Everybody"));
    await seller.mutation(api.deals.coupons.change, { couponId, ...COUPON_SETTINGS, maxUses: 2 });
    expect(await openWith(cleo, { beatId, tierType: "basic" })).toMatchObject({ outcome: "session" });
    const dora = await person(house, "dora");
    await expect(openWith(dora, { beatId, tierType: "basic" })).rejects.toMatchObject(refused("Everybody"));
  });
});

describe("afterwards", () => {
  test("an upgrade costs the tier's price less what was really paid", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller);
    await pay(house, await attach(house, await openWith(buyer, { beatId, tierType: "basic" })));
    expect((await checkout(house, buyer, beatId, "premium")).total).toBe(5_500);
  });

  test("a refund gives back what was paid, the use stays used, and the daily proof finds the book even", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller, { maxUses: 1 });
    const till = new Till();
    const bought = await attach(house, await openWith(buyer, { beatId, tierType: "basic" }));
    await pay(house, bought);
    till.charge(bought);
    await stripeWork(house);
    await webhook(house, refundedEvent(bought, 2_000));
    till.refund(bought, 2_000);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked", refunded: 2_000 });
    expect(await tally(seller)).toEqual({ uses: 1, revenue: 2_000, open: 0 });
    await house.pass(4 * 3_600_000);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orders: 1, mismatches: [] });
  });

  test("a coupon put on an open exclusive makes another checkout, which does not keep others off for longer", async () => {
    const { house, seller, buyer, beatId } = await market();
    await coupon(seller);
    const first = await checkout(house, buyer, beatId, "exclusive");
    await house.pass(30 * 60_000);
    const second = await attach(house, await openWith(buyer, { beatId, tierType: "exclusive" }));
    expect(await orderOf(house, first)).toMatchObject({ payment: "open", closing: true });
    await house.pass(CHECKOUT.sessionMs - 30 * 60_000);
    expect(await orderOf(house, second)).toMatchObject({ payment: "open", total: 40_000, closing: true });
  });
});

describe("whoever guesses", () => {
  test("is stopped after twenty tries, right or wrong", async () => {
    const { house, buyer, beatId } = await market();
    const { max, windowMs } = FUNCTION_LIMITS.tryCoupon;
    await house.pass(windowMs - (Date.now() % windowMs));
    const guess = async (at: number) => await buyer.mutation(api.deals.coupons.find, { beatIds: [beatId], code: `GUESS-${at}` });
    for (let at = 0; at < max; at++) expect(await guess(at)).toMatchObject({ found: false });
    await expect(guess(max)).rejects.toMatchObject({ data: { code: "rate_limited" } });
  });

  test("a code is unique in its store however it is written, and only its seller can change it", async () => {
    const { house, seller } = await market();
    const { couponId } = await coupon(seller);
    await expect(coupon(seller, { code: "s p r i n g" })).rejects.toMatchObject({ data: { code: "conflict" } });
    const rival = await creator(house, "rex");
    await expect(rival.mutation(api.deals.coupons.change, { couponId, ...COUPON_SETTINGS })).rejects.toMatchObject({ data: { code: "not_found" } });
    expect((await coupon(seller, { code: null })).code).toMatch(/^[A-Z2-9]{8}$/);
  });
});
