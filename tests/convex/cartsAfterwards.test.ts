import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { CHECKOUT } from "../../lib/domain/limits";
import { bellServer } from "./support/bell";
import { cartCheckout, openCart, threeBeats } from "./support/carts";
import { coupon } from "./support/coupons";
import { prove, Till } from "./support/proof";
import { STRIPE_FEE, attach, balances, checkout, disputeEvent, orderOf, pay, refundedEvent, sessionEvent, stripeWork, webhook } from "./support/stripe";
import { licenseOf, upgrade } from "./support/upgrades";

bellServer();

const MINUTE = 60_000;

/** The price of one basic and one premium licence. */
const TWO = 2_500 + 7_500;

describe("what becomes of a cart that was bought", () => {
  test("a payment that comes after the session expired is delivered: money wins over our clock", async () => {
    const { house, ben, cart } = await threeBeats();
    const late = await cartCheckout(house, ben, cart("basic", "basic", "premium"));
    await house.pass(CHECKOUT.sessionMs);
    await webhook(house, sessionEvent("expired", late));
    await pay(house, late);
    expect(await orderOf(house, late)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", closedReason: null });
    expect(await house.rows("licenses")).toHaveLength(3);
  });

  test("a seller's refund is of the whole order: every licence ends, and the book is where it was", async () => {
    const { house, seller, ben, cart } = await threeBeats();
    const bought = await cartCheckout(house, ben, cart("basic", "exclusive", "premium"));
    await pay(house, bought);
    expect(await seller.mutation(api.commerce.refunds.request, { orderId: bought.orderId, reason: "Wrong files." })).toMatchObject({ amount: 60_000 });
    await stripeWork(house);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["refunded", "refunded", "refunded"]);
    expect((await house.rows("beats")).map(({ status }) => status)).toEqual(["published", "draft", "published"]);
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 0 - STRIPE_FEE, "stripe:balance": STRIPE_FEE });
  });

  test("what is left of an order whose line went back is what a seller's refund gives", async () => {
    const { house, seller, ben, cart, beats } = await threeBeats();
    const whole = await cartCheckout(house, ben, cart("basic", "premium"));
    await pay(house, await checkout(house, ben, beats[0], "basic"));
    await pay(house, whole);
    const request = async () => await seller.mutation(api.commerce.refunds.request, { orderId: whole.orderId, reason: "Wrong files." });
    await expect(request()).rejects.toMatchObject({ data: { message: "A refund of this order is under way." } });
    await stripeWork(house);
    expect(await request()).toMatchObject({ amount: 7_500 });
  });

  test("an upgrade of one line blocks the order's refund until it is refunded itself; refunded at Stripe all the same, it falls with it", async () => {
    const { house, seller, ben, cart } = await threeBeats();
    const bought = await cartCheckout(house, ben, cart("basic", "premium"));
    await pay(house, bought);
    const larger = await attach(house, await upgrade(ben, (await licenseOf(house, "basic"))._id, "unlimited", 17_500));
    await pay(house, larger);
    const request = seller.mutation(api.commerce.refunds.request, { orderId: bought.orderId, reason: "Wrong files." });
    await expect(request).rejects.toMatchObject({ data: { message: expect.stringContaining((await orderOf(house, larger)).number) } });
    await webhook(house, refundedEvent(bought));
    await stripeWork(house);
    expect(Object.fromEntries((await house.rows("licenses")).map(({ tierType, status }) => [tierType, status]))).toEqual({ basic: "refunded", premium: "refunded", unlimited: "refunded" });
    expect(await orderOf(house, larger)).toMatchObject({ payment: "refunded" });
  });

  test("a dispute freezes every licence of the order, and lost, takes them all back", async () => {
    const { house, ben, cart } = await threeBeats();
    const bought = await cartCheckout(house, ben, cart("basic", "premium", "basic"));
    await pay(house, bought);
    await webhook(house, disputeEvent(bought, { type: "created", status: "needs_response", amount: 2_500 }));
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["disputed", "disputed", "disputed"]);
    const [dispute] = await house.rows("disputes");
    if (dispute === undefined) throw new Error("no dispute");
    const source = await house.service.query(api.commerce.disputes.evidenceSource, { disputeId: dispute._id });
    expect(source.lines.map(({ license }) => license?.snapshot.tier.type)).toEqual(["basic", "premium", "basic"]);
    await webhook(house, disputeEvent(bought, { type: "closed", status: "lost", moved: ["taken"], amount: 2_500 }));
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["revoked", "revoked", "revoked"]);
  });

  test("a coupon comes off the lines in proportion, and agreed prices keep theirs", async () => {
    const { house, seller, ben, cart } = await threeBeats();
    const { couponId } = await coupon(seller, { discount: { kind: "amount", amount: 1_000 } });
    const bought = await attach(house, await openCart(ben, cart("basic", "premium"), { couponId, seenPrice: TWO - 1_000 }));
    await pay(house, bought);
    expect((await house.rows("orderLines")).map(({ amount }) => amount)).toEqual([2_250, 6_750]);
  });

  test("the proof finds Stripe's money and the book equal, with a line that went back", async () => {
    const { house, ben, cart, beats } = await threeBeats();
    const till = new Till();
    const whole = await cartCheckout(house, ben, cart("basic", "premium", "basic"));
    const alone = await checkout(house, ben, beats[0], "basic");
    for (const bought of [alone, whole]) await pay(house, bought);
    await stripeWork(house);
    till.charge(alone);
    till.charge(whole);
    till.refund(whole, 2_500);
    await house.pass(3 * 60 * MINUTE);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orders: 2 });
  });
});
