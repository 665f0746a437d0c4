import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { person, stored, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { market, sold } from "./support/sale";
import { type Checkout, checkout, disputeEvent, pay, stripeWork, webhook } from "./support/stripe";

bellServer();

/** What is written down about an order, the oldest first: who, what, and with which facts. */
const trail = async (house: Backend, { orderId }: Pick<Checkout, "orderId">) =>
  (await house.rows("auditLog")).filter(({ subject }) => subject === `order:${orderId}`).map(({ actor, action, detail }) => [actor, action, detail]);

const PAID = ["system", "order.paid", { total: 2_500, currency: "usd", delivered: true }];

test("a sale that is refunded leaves who asked for it, why, and what went back", async () => {
  const { house, seller, bought, refund } = await sold();
  await refund("The wrong file was up.");
  await stripeWork(house);
  expect(await trail(house, bought)).toEqual([
    PAID,
    [`user:${seller.userId}`, "refund.requested", { amount: 2_500, currency: "usd", reason: "The wrong file was up." }],
    ["system", "order.refunded", { refunded: 2_500, failed: 0, total: 2_500, currency: "usd" }],
  ]);
});

test("a dispute leaves each of its states, who answered it, and that the answer was handed in", async () => {
  const { house, seller, bought } = await sold();
  await webhook(house, disputeEvent(bought, { type: "created", status: "needs_response", moved: ["taken"] }));
  const [dispute] = await house.rows("disputes");
  if (dispute === undefined) throw new Error("no dispute");
  await seller.mutation(api.commerce.disputes.submitEvidence, { disputeId: dispute._id, note: "They downloaded it twice." });
  await work(house, "dispute.evidence", async ({ args }) => ({ stripeFileId: "file_1", submitted: args.submit, paper: { ...(await stored(house, "paper")), sha256: "paper" } }));
  await webhook(house, disputeEvent(bought, { type: "closed", status: "won", moved: ["taken", "given"] }));
  const about = { disputeId: dispute._id };
  expect(await trail(house, bought)).toEqual([
    PAID,
    ["system", "dispute.open", about],
    [`user:${seller.userId}`, "dispute.answered", about],
    ["service", "dispute.submitted", about],
    ["system", "dispute.won", about],
  ]);
});

test("a refund that Stripe refuses leaves why, and whether somebody had asked for it", async () => {
  const { house, bought, refund } = await sold();
  await refund();
  await work(house, "stripe.refund", () => ({ refused: "disputed", message: "Charge has been charged back." }));
  expect((await trail(house, bought)).at(-1)).toEqual(["system", "refund.refused", { why: "disputed", message: "Charge has been charged back.", requested: true }]);

  const shop = await market();
  const late = await checkout(shop.house, await person(shop.house, "cleo"), shop.beatId, "basic");
  await pay(shop.house, await checkout(shop.house, shop.buyer, shop.beatId, "exclusive"));
  await pay(shop.house, late);
  await work(shop.house, "stripe.refund", () => ({ refused: "disputed", message: "Charge has been charged back." }));
  expect(await trail(shop.house, late)).toEqual([
    ["system", "order.paid", { total: 2_500, currency: "usd", delivered: false }],
    ["system", "refund.refused", { why: "disputed", message: "Charge has been charged back.", requested: false }],
    ["system", "incident.opened", { key: `refund_refused/${late.orderId}`, kind: "refund_refused" }],
  ]);
});

test("a checkout that its buyer gives up leaves that they did, once", async () => {
  const { house, buyer, beatId } = await market();
  const left = await checkout(house, buyer, beatId, "basic");
  for (let press = 0; press < 2; press++) await buyer.mutation(api.commerce.mutations.endCheckout, { orderId: left.orderId });
  expect(await trail(house, left)).toEqual([[`user:${buyer.userId}`, "checkout.ended", {}]]);
});
