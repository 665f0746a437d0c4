import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { CART } from "../../lib/domain/cartBounds";
import { CHECKOUT } from "../../lib/domain/limits";
import { creator } from "./support/backend";
import { bellServer } from "./support/bell";
import { cartCheckout, openCart, outcomes, threeBeats } from "./support/carts";
import { onSale } from "./support/market";
import { STRIPE_FEE, attach, balances, checkout, orderOf, pay, paidFacts, confirm, sessionEvent, stripeWork, unpaidEvent, webhook } from "./support/stripe";

bellServer();

const MINUTE = 60_000;

/** The price of one basic and one premium licence. */
const TWO = 2_500 + 7_500;

describe("a cart that is paid", () => {
  test("is one order: a line, a hold, a licence and a contract for each beat, and one payment for the whole", async () => {
    const { house, seller, ben, beats, cart } = await threeBeats();
    const opened = await openCart(ben, cart("basic", "premium", "basic"), { seenPrice: TWO + 2_500 });
    expect(opened.spec).toMatchObject({ total: TWO + 2_500, cancelPath: expect.stringContaining("/checkout/cancel?cart=1&order="), lines: [{ unitAmount: 2_500 }, { unitAmount: 7_500 }, { unitAmount: 2_500 }] });
    const bought = await attach(house, opened);
    expect(new Set((await house.rows("holds")).map(({ resource }) => resource))).toEqual(new Set(beats.map((id) => `beat:${id}`)));
    await pay(house, bought);
    expect(await house.rows("orders")).toMatchObject([{ payment: "paid", fulfilment: "fulfilled", refundReason: null }]);
    expect(await outcomes(house, bought)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    expect((await house.rows("licenses")).map(({ beatId, tierType }) => [beatId, tierType])).toEqual([[beats[0], "basic"], [beats[1], "premium"], [beats[2], "basic"]]);
    expect((await house.rows("work")).filter(({ task }) => task.kind === "contract.render")).toHaveLength(3);
    expect((await house.rows("holds")).map(({ state }) => state)).toEqual(["consumed", "consumed", "consumed"]);
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 11_250, "platform:fees": 1_250, "stripe:balance": -12_500 });
    const library = await ben.query(api.commerce.queries.library, { paginationOpts: { numItems: 10, cursor: null } });
    expect(library.page).toHaveLength(3);
    const sales = await seller.query(api.commerce.sales.list, { filter: {}, paginationOpts: { numItems: 10, cursor: null } });
    expect(sales.page).toMatchObject([{ gross: 12_500, item: "Night Bus and 2 more" }]);
    expect((await house.rows("work")).filter(({ key }) => key.startsWith("mail/"))).toHaveLength(2);
  });

  test("and heard of twice, and confirmed, grants nothing twice", async () => {
    const { house, ben, cart } = await threeBeats();
    const bought = await cartCheckout(house, ben, cart("basic", "basic"));
    for (let again = 0; again < 2; again++) await pay(house, bought);
    await confirm(house, paidFacts(bought));
    await house.settle();
    expect(await house.rows("licenses")).toHaveLength(2);
  });

  test("and costs nothing is delivered at once, and each licence of it counts against the hour", async () => {
    const { house, seller, ben } = await threeBeats();
    const wishes = [];
    for (let at = 0; at < 11; at++) {
      const { beatId } = await onSale(house, seller, [{ tierType: "basic", enabled: true, price: 0 }]);
      wishes.push({ beatId, tierType: "basic" as const });
      await house.pass(4 * MINUTE);
    }
    expect(await openCart(ben, wishes)).toMatchObject({ outcome: "fulfilled" });
    expect(await house.rows("licenses")).toHaveLength(11);
    const counted = (await house.rows("limits")).find(({ key }) => key.startsWith("claimFree:"));
    expect(counted).toMatchObject({ used: 11 });
  });

  test("by a slow method keeps each of its beats from being paid for twice, alone or with others", async () => {
    const { house, ben, cart } = await threeBeats();
    const bought = await cartCheckout(house, ben, cart("basic", "basic"));
    await webhook(house, unpaidEvent(bought));
    await expect(openCart(ben, cart("basic"))).rejects.toMatchObject({ data: { code: "conflict" } });
    await expect(openCart(ben, cart("premium", "basic", "basic"))).rejects.toMatchObject({ data: { code: "conflict" } });
    await webhook(house, sessionEvent("async_payment_succeeded", bought));
    expect(await house.rows("licenses")).toHaveLength(2);
  });
});

describe("what a cart is refused for", () => {
  test("names every beat that stands in the way, and opens nothing", async () => {
    const { house, seller, ben, cleo, beats, cart } = await threeBeats();
    await pay(house, await checkout(house, ben, beats[0], "basic"));
    await pay(house, await checkout(house, cleo, beats[1], "exclusive"));
    await expect(openCart(ben, cart("basic", "basic", "basic"))).rejects.toMatchObject({
      data: {
        code: "already_owned",
        message: "“Night Bus”: You already have this licence. It is in your library.",
        details: [
          { field: beats[0], message: expect.stringContaining("already have") },
          { field: beats[1], message: "“Night Bus”: This beat was sold exclusively." },
        ],
      },
    });
    await seller.mutation(api.beats.mutations.unpublish, { beatId: beats[2] });
    await expect(openCart(ben, cart("basic", "basic", "basic").slice(2))).rejects.toMatchObject({ data: { code: "not_found", message: expect.not.stringContaining("Night Bus") } });
    expect((await house.rows("orders")).map(({ payment }) => payment)).toEqual(["paid", "paid"]);
  });

  test("an upgrade: that is an order of its own", async () => {
    const { house, ben, cart } = await threeBeats();
    await pay(house, await cartCheckout(house, ben, cart("basic", "basic")));
    await house.pass(2 * MINUTE);
    await expect(openCart(ben, cart("premium", "premium", "basic"))).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("for the difference") } });
  });

  test("another store's beat, one beat twice, nothing at all, and more than one checkout takes", async () => {
    const { house, ben, beats, cart } = await threeBeats();
    const other = await onSale(house, await creator(house, "dora"));
    const invalid = { data: { code: "invalid_request" } };
    await expect(openCart(ben, [...cart("basic"), { beatId: other.beatId, tierType: "basic" }])).rejects.toMatchObject(invalid);
    await expect(openCart(ben, [...cart("basic"), { beatId: beats[0], tierType: "premium" }])).rejects.toMatchObject(invalid);
    await expect(openCart(ben, [])).rejects.toMatchObject(invalid);
    await expect(openCart(ben, Array.from({ length: CART.checkoutLines + 1 }, () => ({ beatId: beats[0], tierType: "basic" as const })))).rejects.toMatchObject(invalid);
    expect(await house.rows("orders")).toEqual([]);
  });

  test("a price of the whole that the buyer did not see", async () => {
    const { house, ben, cart } = await threeBeats();
    await expect(openCart(ben, cart("basic", "premium"), { seenPrice: TWO - 1 })).rejects.toMatchObject({ data: { code: "price_changed", details: { currentPrice: TWO } } });
    expect(await house.rows("orders")).toEqual([]);
  });
});

describe("one checkout for each beat", () => {
  test("the same cart again, in whatever order, and in two tabs at once, is the same order and session", async () => {
    const { house, ben, cart } = await threeBeats();
    const wishes = cart("basic", "premium", "basic");
    const [first, second] = await Promise.all([openCart(ben, wishes), openCart(ben, wishes.toReversed())]);
    expect(second.orderId).toBe(first.orderId);
    const bought = await attach(house, first);
    expect(await openCart(ben, wishes.toReversed())).toMatchObject({ outcome: "existing", session: { sessionId: bought.sessionId } });
    expect(await house.rows("orders")).toHaveLength(1);
  });

  test("a cart with one beat in it is that beat's own checkout", async () => {
    const { house, ben, cart, beats } = await threeBeats();
    const alone = await checkout(house, ben, beats[0], "basic");
    expect(await openCart(ben, cart("basic"))).toMatchObject({ outcome: "existing", session: { sessionId: alone.sessionId } });
  });

  test("a cart ends the checkouts that are open on any of its beats, and one beat's checkout ends the cart's", async () => {
    const { house, ben, cart, beats } = await threeBeats();
    const alone = await checkout(house, ben, beats[1], "basic");
    const whole = await cartCheckout(house, ben, cart("basic", "basic", "basic"));
    expect(await orderOf(house, alone)).toMatchObject({ payment: "open", closing: true });
    const last = await checkout(house, ben, beats[2], "premium");
    expect(await orderOf(house, whole)).toMatchObject({ payment: "open", closing: true });
    expect(await stripeWork(house)).toMatchObject({ ended: 2 });
    expect(await orderOf(house, whole)).toMatchObject({ payment: "expired" });
    expect(await orderOf(house, last)).toMatchObject({ payment: "open", closing: false });
    expect((await house.rows("holds")).filter(({ state }) => state === "live")).toHaveLength(1);
  });

  test("the cart and a beat of it, both paid: the second payment gives back what the first one bought, and no more", async () => {
    const { house, seller, ben, cart, beats } = await threeBeats();
    const whole = await cartCheckout(house, ben, cart("basic", "premium"));
    const alone = await checkout(house, ben, beats[0], "basic");
    await pay(house, alone);
    await pay(house, whole);
    expect(await outcomes(house, whole)).toEqual(["refused", "fulfilled"]);
    expect(await orderOf(house, whole)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", refundReason: "“Night Bus”: You already had this licence." });
    await stripeWork(house);
    expect(await orderOf(house, whole)).toMatchObject({ payment: "partially_refunded", fulfilment: "fulfilled", refunded: 2_500 });
    expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["active", "active"]);
    // Of the fee on the second payment, a quarter is for what could not be delivered: the platform's.
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 9_000 - STRIPE_FEE - 77, "platform:fees": 1_000, "platform:processing": -26, "stripe:balance": 2 * STRIPE_FEE - TWO });
  });
});

describe("an exclusive in a cart", () => {
  test("is kept from others while the cart's session is open, and free again on Stripe's word", async () => {
    const { house, ben, cleo, cart, beats } = await threeBeats();
    const held = await cartCheckout(house, ben, cart("basic", "exclusive"));
    await expect(openCart(cleo, cart("basic", "exclusive"))).rejects.toMatchObject({ data: { code: "reserved", details: [{ field: beats[1] }] } });
    expect(await ben.query(api.commerce.queries.left, { orderId: held.orderId })).toMatchObject({ exclusive: true });
    await webhook(house, sessionEvent("expired", held));
    expect(await openCart(cleo, cart("basic", "exclusive"))).toMatchObject({ outcome: "session" });
    await expect(openCart(ben, cart("exclusive", "basic"))).resolves.toMatchObject({ outcome: "session" });
  });

  test("let lapse must be left to others for a while; the beat beside it need not", async () => {
    const { house, ben, cart } = await threeBeats();
    const held = await cartCheckout(house, ben, cart("basic", "exclusive"));
    await webhook(house, sessionEvent("expired", held));
    await expect(openCart(ben, cart("basic", "exclusive"))).rejects.toMatchObject({ data: { code: "rate_limited", message: expect.stringContaining("Night Bus") } });
    expect(await openCart(ben, cart("basic"))).toMatchObject({ outcome: "session" });
  });

  test("stays with its buyer when they change the cart around it: that is no lapse", async () => {
    const { house, ben, cleo, cart, beats } = await threeBeats();
    const first = await cartCheckout(house, ben, cart("basic", "exclusive"));
    const second = await cartCheckout(house, ben, cart("premium", "exclusive", "basic"));
    expect(await orderOf(house, first)).toMatchObject({ payment: "open", closing: true });
    // Before Stripe has ended the first one as well as after.
    const third = await cartCheckout(house, ben, cart("basic", "exclusive").slice(1));
    expect(await stripeWork(house)).toMatchObject({ ended: 2 });
    expect((await house.rows("holds")).filter(({ exclusive }) => exclusive)).toMatchObject([
      { state: "released", coolDownUntil: null },
      { state: "released", coolDownUntil: null },
      { state: "live", orderId: third.orderId },
    ]);
    await expect(openCart(cleo, cart("basic", "exclusive"))).rejects.toMatchObject({ data: { code: "reserved", details: [{ field: beats[1] }] } });
    const fourth = await cartCheckout(house, ben, cart("basic", "exclusive"));
    await pay(house, fourth);
    expect(await outcomes(house, fourth)).toEqual(["fulfilled", "fulfilled"]);
    await stripeWork(house);
    expect(await orderOf(house, second)).toMatchObject({ payment: "expired" });
    expect((await house.rows("holds")).filter(({ state }) => state === "live")).toEqual([]);
  });

  test("taken out of the cart must be left to others for a while; the one beside it that stays need not", async () => {
    const { house, ben, cleo, cart } = await threeBeats();
    await cartCheckout(house, ben, cart("exclusive", "exclusive"));
    await cartCheckout(house, ben, cart("basic", "exclusive"));
    await expect(openCart(ben, cart("exclusive", "exclusive"))).rejects.toMatchObject({ data: { code: "reserved", message: expect.stringContaining("Night Bus") } });
    await stripeWork(house);
    await expect(openCart(ben, cart("exclusive", "exclusive"))).rejects.toMatchObject({ data: { code: "rate_limited", details: { retryAfterSeconds: 15 * 60 } } });
    expect(await openCart(ben, cart("premium", "exclusive"))).toMatchObject({ outcome: "session" });
    expect(await openCart(cleo, cart("exclusive"))).toMatchObject({ outcome: "session" });
  });

  test("hopping between carts does not keep it from others for longer than one checkout lives", async () => {
    const { house, ben, cleo, cart } = await threeBeats();
    await cartCheckout(house, ben, cart("basic", "exclusive"));
    await house.pass(20 * MINUTE);
    await cartCheckout(house, ben, cart("premium", "exclusive"));
    await house.pass(20 * MINUTE);
    const last = await cartCheckout(house, ben, cart("basic", "exclusive", "basic"));
    expect(await stripeWork(house)).toMatchObject({ ended: 2 });
    await house.pass(CHECKOUT.sessionMs - 41 * MINUTE);
    expect(await orderOf(house, last)).toMatchObject({ payment: "open", closing: false });
    await house.pass(MINUTE);
    expect(await orderOf(house, last)).toMatchObject({ payment: "open", closing: true });
    await expect(openCart(ben, cart("premium", "exclusive"))).rejects.toMatchObject({ data: { code: "reserved" } });
    expect(await stripeWork(house)).toMatchObject({ ended: 1 });
    await expect(openCart(ben, cart("premium", "exclusive"))).rejects.toMatchObject({ data: { code: "rate_limited" } });
    expect(await openCart(cleo, cart("basic", "exclusive"))).toMatchObject({ outcome: "session" });
  });

  test("whose time is over is not taken along into another cart, though Stripe has not said so yet", async () => {
    const { house, ben, cart } = await threeBeats();
    const held = await cartCheckout(house, ben, cart("basic", "exclusive"));
    await house.pass(CHECKOUT.sessionMs);
    await expect(openCart(ben, cart("premium", "exclusive"))).rejects.toMatchObject({ data: { code: "reserved" } });
    await webhook(house, sessionEvent("expired", held));
    await expect(openCart(ben, cart("premium", "exclusive"))).rejects.toMatchObject({ data: { code: "rate_limited" } });
  });

  test("paid in time in a changed cart is not ended when the first one's time is over", async () => {
    const { house, ben, cart } = await threeBeats();
    await cartCheckout(house, ben, cart("basic", "exclusive"));
    const changed = await cartCheckout(house, ben, cart("premium", "exclusive"));
    await pay(house, changed);
    await stripeWork(house);
    await house.pass(CHECKOUT.sessionMs);
    expect(await orderOf(house, changed)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", closing: false });
    expect(await stripeWork(house)).toMatchObject({ ended: 0 });
  });

  test("two buyers race for one inside their carts: one owner; the other keeps the rest and gets that line's price back", async () => {
    const { house, seller, ben, cleo, cart } = await threeBeats();
    const bens = await cartCheckout(house, ben, cart("basic", "exclusive"));
    await webhook(house, sessionEvent("expired", bens));
    const cleos = await cartCheckout(house, cleo, cart("premium", "exclusive", "basic"));
    await pay(house, cleos);
    await pay(house, bens);
    expect(await outcomes(house, cleos)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    expect(await outcomes(house, bens)).toEqual(["fulfilled", "refused"]);
    expect(await orderOf(house, bens)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", refundReason: "“Night Bus”: Somebody else bought the exclusive rights first." });
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
    expect(await orderOf(house, bens)).toMatchObject({ payment: "partially_refunded", refunded: 50_000 });
    const sold = 2_500 + 7_500 + 50_000 + 2_500;
    const { [sellerAccount(seller.userId)]: owed, "platform:fees": fees, "stripe:balance": atStripe, ...rest } = await balances(house);
    expect(fees).toBe(sold * 0.1);
    expect(atStripe).toBe(2 * STRIPE_FEE - sold);
    expect((owed ?? 0) + (rest["platform:processing"] ?? 0)).toBe(sold * 0.9 - 2 * STRIPE_FEE);
    expect(Object.keys(rest)).toEqual(["platform:processing"]);
  });

  test("sold to somebody else ends a cart that is open on the beat, and that is no lapse of its buyer's", async () => {
    const { house, ben, cleo, cart, beats } = await threeBeats();
    const open = await cartCheckout(house, ben, cart("basic", "exclusive"));
    const exclusive = await checkout(house, cleo, beats[0], "exclusive");
    await pay(house, exclusive);
    expect(await orderOf(house, open)).toMatchObject({ payment: "open", closing: true });
    await stripeWork(house);
    expect(await orderOf(house, open)).toMatchObject({ payment: "expired" });
    expect(await openCart(ben, cart("basic", "exclusive").slice(1))).toMatchObject({ outcome: "session" });
  });

  test("all of whose lines are gone when it is paid gives the whole payment back", async () => {
    const { house, ben, cleo, cart, beats } = await threeBeats();
    const late = await cartCheckout(house, ben, cart("basic", "basic"));
    for (const beatId of beats.slice(0, 2)) await pay(house, await checkout(house, cleo, beatId, "exclusive"));
    await pay(house, late);
    expect(await orderOf(house, late)).toMatchObject({ payment: "paid", fulfilment: "none", refundReason: expect.stringContaining("And 1 more could not be delivered.") });
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
    expect(await orderOf(house, late)).toMatchObject({ payment: "refunded", refunded: 5_000 });
  });
});
