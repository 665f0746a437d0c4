import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { expectOk } from "../../scripts/seed/person";
import { until } from "../../scripts/seed/until";
import { moneyOf, net } from "../support/money";
import { settled } from "../support/settled";
import { type Delivery, deliver, eventsAbout, holdBack, paymentOf, refundAtStripe, signed } from "../support/stripe";
import { rows } from "../support/tables";
import { beat, checkout, type Creator, creator, type Member, member, order, orderWhen, pay, type TestBeat } from "../support/world";

const PRICE = 2_500;
const FOUR = ["checkout.session.completed", "payment_intent.succeeded", "charge.succeeded", "charge.refunded"] as const;

let seller: Creator;
let made: TestBeat;
beforeAll(async () => {
  seller = await creator();
  made = await beat(seller, { basic: PRICE });
});

interface Held {
  buyer: Member;
  sessionId: string;
  orderId: string;
}

/** A checkout whose every event stays at the sandbox until the test sends it. */
async function heldCheckout(): Promise<Held> {
  const buyer = await member();
  const { sessionId } = await checkout(buyer.person, made.beatId);
  const orderId = (await order(buyer.person, sessionId))?.orderId;
  if (orderId === undefined) throw new Error("no order");
  await holdBack(orderId);
  return { buyer, sessionId, orderId };
}

/** Paid, and given back in Stripe's dashboard; the product has heard nothing. Its events by type. */
async function paidAndReturned({ sessionId, orderId }: Held): Promise<Map<string, Delivery>> {
  await expectOk(await pay(sessionId), "pay");
  const paymentIntentId = await paymentOf(sessionId);
  await holdBack(paymentIntentId);
  await refundAtStripe(paymentIntentId);
  return new Map((await eventsAbout(orderId, paymentIntentId)).map((each) => [each.type, each]));
}

/** Sends an event as Stripe does; anything but 200 is a failed delivery. */
async function send(event: Delivery | undefined): Promise<void> {
  if (event === undefined) throw new Error("The sandbox made no such event.");
  const answer = await deliver(signed(event));
  expect(answer.status, event.type).toBe(200);
}

/** Waits until each of these events has been looked at: it is processed, ignored, or waits for another. */
async function lookedAt(events: readonly (Delivery | undefined)[]): Promise<void> {
  const ids = new Set(events.map((event) => event?.eventId));
  await until(async () => {
    const mine = (await rows("inbox")).filter(({ eventId }) => ids.has(eventId));
    return mine.length === ids.size && mine.every(({ state }) => state !== "received");
  }, "the events to be looked at", 120_000);
}

/** What is left of an order when all was heard, without ids. */
async function remains(orderIds: readonly string[]) {
  const [orders, lines, licenses, rights, work, money] = await Promise.all([rows("orders"), rows("orderLines"), rows("licenses"), rows("entitlements"), rows("work"), moneyOf(orderIds)]);
  return orderIds.map((id) => {
    const found = orders.find(({ _id }) => _id === id);
    const lineIds = lines.filter(({ orderId }) => orderId === id).map(({ _id }) => _id);
    const { book, uneven, moved } = money.get(id) ?? { book: {}, uneven: [], moved: [] };
    return {
      order: { payment: found?.payment, fulfilment: found?.fulfilment, refunded: found?.refunded },
      licenses: licenses.filter(({ orderId }) => orderId === id).map(({ status }) => status),
      rights: [...new Set(rights.filter(({ lineId }) => lineIds.includes(lineId)).map(({ state }) => state))],
      refundsOfOurs: work.filter(({ key }) => key.startsWith(`refund/${id}`)).length,
      book: Object.fromEntries(Object.entries(book).map(([account, amount]) => [account.replace(/^seller:.*/, "seller"), amount])),
      uneven,
      bookedLessMoved: 0 - (book["stripe:balance"] ?? 0) - net(moved),
      movements: moved.map(({ type, amount }) => `${type} ${amount}`),
    };
  });
}

/** Stripe keeps its fee of a payment that it gives back; the book says so to the cent. */
const FEE = 103;
const RETURNED = {
  order: { payment: "refunded", fulfilment: "revoked", refunded: PRICE },
  licenses: ["refunded"],
  rights: ["revoked"],
  refundsOfOurs: 0,
  book: { seller: 0 - FEE, "stripe:balance": FEE },
  uneven: [],
  bookedLessMoved: 0,
  movements: [`charge ${PRICE}`, `refund -${PRICE}`],
};

/** Every order of some things. */
function ordersOf<Thing>(things: readonly Thing[]): Thing[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, at) => ordersOf(things.filter((_, other) => other !== at)).map((rest) => [first, ...rest]));
}

/** The inbox's rows of these events that did not come to an end. */
async function unfinished(events: readonly Delivery[]): Promise<string[]> {
  const ids = new Set(events.map(({ eventId }) => eventId));
  return (await rows("inbox")).filter(({ eventId, state }) => ids.has(eventId) && state !== "processed" && state !== "ignored").map(({ type, state, note }) => `${type} is ${state}: ${note}`);
}

describe("one event many times", () => {
  test("the same event a hundred times, twenty at once, is one grant; every answer is 200 and one of them is not a duplicate", async () => {
    const held = await heldCheckout();
    await expectOk(await pay(held.sessionId), "pay");
    const events = await eventsAbout(held.orderId);
    const event = events.find(({ type }) => type === "checkout.session.completed");
    if (event === undefined) throw new Error("no event");
    const request = signed(event);
    const answers: { status: number; body: unknown }[] = [];
    for (let round = 0; round < 5; round++) {
      answers.push(...(await Promise.all(Array.from({ length: 20 }, () => deliver(request).then(async (answer) => ({ status: answer.status, body: await answer.json() }))))));
    }
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([200]);
    const received = z.object({ received: z.literal(true), duplicate: z.boolean() });
    expect(answers.filter(({ body }) => !received.parse(body).duplicate)).toHaveLength(1);
    await orderWhen(held.buyer.person, held.sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
    await settled();
    expect(await remains([held.orderId])).toEqual([
      {
        ...RETURNED,
        order: { payment: "paid", fulfilment: "fulfilled", refunded: 0 },
        licenses: ["active"],
        rights: ["active"],
        book: { seller: PRICE * 0.9 - FEE, "platform:fees": PRICE * 0.1, "stripe:balance": FEE - PRICE },
        movements: [`charge ${PRICE}`],
      },
    ]);
    const receipts = (await rows("mailMessages")).filter(({ to, template }) => to === held.buyer.email && template === "receipt");
    expect(receipts).toHaveLength(1);
    expect((await rows("inbox")).filter(({ eventId }) => eventId === event.eventId)).toHaveLength(1);
  }, 300_000);
});

describe("a sale and its refund, heard in every order", () => {
  const orders = ordersOf(FOUR);

  test(`all ${orders.length} orders of the four events end in the same state: refunded once, rights revoked, the book what Stripe moved`, async () => {
    const all: (Held & { order: readonly string[]; events: Map<string, Delivery> })[] = [];
    for (const each of orders) {
      const held = await heldCheckout();
      all.push({ ...held, order: each, events: await paidAndReturned(held) });
    }
    for (const step of FOUR.keys()) {
      const now = all.map(({ order: wanted, events }) => events.get(wanted[step] ?? ""));
      await Promise.all(now.map(send));
      await lookedAt(now);
    }
    await settled();
    const ends = await remains(all.map(({ orderId }) => orderId));
    for (const [at, end] of ends.entries()) expect(end, orders[at]?.join(", ")).toEqual(RETURNED);
    expect(ends).toHaveLength(24);
    const sent = all.flatMap(({ events }) => FOUR.flatMap((type) => events.get(type) ?? []));
    expect(sent).toHaveLength(96);
    expect(await unfinished(sent)).toEqual([]);
  }, 600_000);

  test("all of it at once, five times each, ends there too", async () => {
    const held = await heldCheckout();
    const events = [...(await paidAndReturned(held)).values()];
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining([...FOUR]));
    await Promise.all(Array.from({ length: 5 }, () => events).flat().map(send));
    await lookedAt(events);
    await settled();
    expect(await remains([held.orderId])).toEqual([RETURNED]);
    expect(await unfinished(events)).toEqual([]);
  }, 300_000);
});
