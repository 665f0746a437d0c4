import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { openIncident } from "../../convex/platform/incidents";
import { person } from "./support/backend";
import { bellServer } from "./support/bell";
import { sold } from "./support/sale";
import { disputeEvent, refundedEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

const MANY = { numItems: 50, cursor: null };

async function desk() {
  const sale = await sold();
  await stripeWork(sale.house);
  const root = await person(sale.house, "root", { role: "admin" });
  return { ...sale, root };
}

describe("an administrator finds an order", () => {
  test("by its number or the start of it, the buyer's address, our id, and Stripe's ids", async () => {
    const { house, root, bought } = await desk();
    const [order] = await house.rows("orders");
    const find = async (text: string) => (await root.query(api.commerce.orders.find, { text })).map(({ orderId }) => orderId);
    const number = order?.number ?? "";
    for (const text of [number, number.slice(0, 6).toLowerCase(), " BEN@example.com ", bought.orderId, bought.sessionId, bought.paymentIntentId]) {
      expect(await find(text), text).toEqual([bought.orderId]);
    }
    for (const text of ["", "eve@example.com", "pi_other", "cs_other", "XX"]) expect(await find(text), text).toEqual([]);
  });

  test("with every trace it left, and transactions that sum to zero", async () => {
    const { house, root, bought, refund } = await desk();
    await refund();
    await stripeWork(house);
    await webhook(house, refundedEvent(bought));
    await webhook(house, disputeEvent(bought, { type: "created", status: "warning_needs_response" }));
    const order = await root.query(api.commerce.orders.one, { orderId: bought.orderId });
    expect(order).toMatchObject({ payment: "refunded", refund: { refusal: "This order was refunded already." } });
    expect(order.bookings.map(({ key }) => key.split("/")[0])).toEqual(["sale", "fee", "refund"]);
    for (const { entries } of order.bookings) expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    expect(order.events.map(({ type }) => type)).toEqual(expect.arrayContaining(["checkout.session.completed", "charge.refunded", "charge.dispute.created"]));
    expect(order.work.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["stripe.settle", "stripe.refund", "contract.render", "mail.send", "dispute.evidence"]));
    expect(order.audit.map(({ action, actorName }) => [action, actorName])).toContainEqual(["refund.requested", "Ada Example"]);
  });
});

test("the overview counts what waits for a person, and says how the reconciler and the proof went", async () => {
  const { house, root } = await desk();
  expect(await root.query(api.platform.queries.overview, {})).toMatchObject({ openIncidents: { count: 0, more: false }, run: null, proof: null });
  await house.t.run(async (ctx) => {
    for (let n = 0; n < 120; n++) await openIncident(ctx, { key: `k${n}`, kind: "work_parked", subject: "k:1", message: "m" });
  });
  await root.mutation(api.platform.reconciler.runNow, {});
  expect(await root.query(api.platform.queries.overview, {})).toMatchObject({ openIncidents: { count: 99, more: true }, run: { state: "running" } });
});

test("the audit log is narrowed down by actor, action and subject together", async () => {
  const { root, bought, seller, refund } = await desk();
  await refund();
  const look = async (filter: { actor?: string; action?: string; subject?: string }) =>
    (await root.query(api.platform.queries.auditLog, { filter, paginationOpts: MANY })).page.map(({ action }) => action);
  const [actor, subject] = [`user:${seller.userId}`, `order:${bought.orderId}`];
  expect(await look({ actor, subject })).toEqual(["refund.requested"]);
  expect(await look({ action: "order.paid" })).toEqual(["order.paid"]);
  expect(await look({ actor })).toEqual(expect.arrayContaining(["refund.requested", "store.opened"]));
  expect(await look({ actor, action: "order.paid" })).toEqual([]);
  expect((await look({})).length).toBeGreaterThan(3);
});

test("an event is shown as it came over the wire", async () => {
  const { house, root } = await desk();
  const [event] = await house.rows("inbox");
  if (event === undefined) throw new Error("no event");
  expect(await root.query(api.platform.queries.event, { inboxId: event._id })).toMatchObject({ payload: event.payload, type: event.type });
});
