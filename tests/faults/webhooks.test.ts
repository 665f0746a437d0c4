import { beforeAll, describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { expectOk } from "../../scripts/seed/person";
import { until } from "../../scripts/seed/until";
import { bookOf, expectSound, quietBook } from "../support/book";
import { faults } from "../support/faults";
import { deliveriesAbout } from "../support/stripe";
import { type Creator, beat, checkout, creator, member, order, orderWhen, pay, purchase } from "../support/world";

let seller: Creator;
let beatId: string;
beforeAll(async () => {
  seller = await creator();
  ({ beatId } = await beat(seller, { basic: 2500 }));
});

/** A checkout of somebody new, whose order's id is in every event about it. */
async function opened() {
  const { person } = await member();
  const { sessionId } = await checkout(person, beatId);
  const orderId = (await order(person, sessionId))?.orderId;
  if (orderId === undefined) throw new Error("no order");
  const mine = { provider: "stripe", containing: orderId };
  const paid = () => orderWhen(person, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
  return { person, sessionId, orderId, mine, completed: { ...mine, type: "checkout.session.completed" }, paid };
}

const attempts = async (orderId: string) => (await deliveriesAbout(orderId)).find(({ type }) => type === "checkout.session.completed")?.attempts ?? [];
/** All that Stripe tells of a payment or a refund is on its way and kept back by a rule. */
const keptBack = (orderId: string, events: number) =>
  until(async () => (await deliveriesAbout(orderId)).filter(({ setAside }) => setAside !== null).length >= events, `${events} deliveries to be kept back`);

describe("a payment that Stripe reports badly is one sale", () => {
  test("every event four times at the same moment", async () => {
    const { sessionId, orderId, mine, paid } = await opened();
    const doubled = await faults.duplicate(mine, 3);
    await expectOk(await pay(sessionId), "pay");
    await paid();
    expectSound(await quietBook(orderId), { payment: "paid", outcome: "fulfilled" });
    expect(await doubled.hits()).toBeGreaterThanOrEqual(4);
  });

  test("every event lost on its way twice", async () => {
    const { sessionId, orderId, completed, paid } = await opened();
    const dropped = await faults.drop(completed, 2);
    await pay(sessionId);
    await paid();
    expectSound(await quietBook(orderId), { payment: "paid", outcome: "fulfilled" });
    expect(await dropped.hits()).toBe(2);
  });

  test("the events in reverse", async () => {
    const { sessionId, orderId, mine, paid } = await opened();
    const held = await faults.reorder(mine, 50);
    await pay(sessionId);
    await keptBack(orderId, 4);
    await held.lift();
    await paid();
    expectSound(await quietBook(orderId), { payment: "paid", outcome: "fulfilled" });
    // Made first, arrived last.
    const payment = (await deliveriesAbout(orderId)).filter(({ type }) => /^(payment_intent|charge|checkout)/.test(type));
    const arrivals = payment.map(({ attempts: [first] }) => first?.at ?? 0);
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => b - a));
    expect(new Set(arrivals).size).toBeGreaterThan(1);
  });

  test("the events come long after the buyer's own question had it fulfilled", async () => {
    const { person, sessionId, orderId, mine, paid } = await opened();
    const held = await faults.keepBack(mine);
    await pay(sessionId);
    await keptBack(orderId, 4);
    await expectOk(await person.post("/api/verify-payment", { sessionId }), "verify-payment");
    const before = await paid();
    await held.lift();
    const book = await quietBook(orderId);
    expectSound(book, { payment: "paid", outcome: "fulfilled" });
    expect(book.inbox.length).toBeGreaterThan(0);
    expect(await order(person, sessionId)).toEqual(before);
  });

  test("the event badly signed is refused and leaves no trace; the good one that follows is taken", async () => {
    const { sessionId, orderId, completed, paid } = await opened();
    await faults.badSignature(completed, 2);
    await pay(sessionId);
    await paid();
    expectSound(await quietBook(orderId), { payment: "paid", outcome: "fulfilled" });
    expect((await attempts(orderId)).map(({ status }) => status)).toEqual([400, 400, 200]);
  });

  test("the event signed an hour ago is refused; the one signed now is taken", async () => {
    const { sessionId, orderId, completed, paid } = await opened();
    await faults.stale(completed);
    await pay(sessionId);
    await paid();
    expectSound(await quietBook(orderId), { payment: "paid", outcome: "fulfilled" });
    expect((await attempts(orderId)).map(({ status }) => status)).toEqual([400, 200]);
  });
});

test("a refund whose every event comes three times, in reverse, goes back once", async () => {
  const { person } = await member();
  const { order: bought, sessionId } = await purchase(person, beatId);
  await quietBook(bought.orderId);
  const mine = { provider: "stripe", containing: bought.orderId };
  const held = await faults.reorder(mine, 50);
  await (await seller.person.convex()).mutation(api.commerce.refunds.request, { orderId: bought.orderId, reason: "Asked for by the buyer" });
  await keptBack(bought.orderId, 2);
  await faults.duplicate(mine, 2);
  await held.lift();
  await orderWhen(person, sessionId, ({ payment }) => payment === "refunded");
  const book = await quietBook(bought.orderId);
  expectSound(book, { payment: "refunded", outcome: "revoked" });
  expect(book.order?.refunded).toBe(book.order?.total);
  expect((await bookOf(bought.orderId)).books).toEqual(book.books);
});
