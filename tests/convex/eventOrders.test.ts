import fc from "fast-check";
import { expect, test } from "vitest";
import { sellerAccount } from "../../lib/domain/ledger";
import { backend, creator, person, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { STRIPE_FEE, balances, checkout, confirm, orderOf, paidFacts, refundedEvent, sessionEvent, webhook, type Checkout } from "./support/stripe";
import { effort } from "../support/effort";

bellServer();

const STEPS = ["completed", "confirm", "settle", "refunded", "refund work", "expired", "contract", "partial"] as const;
type Step = (typeof STEPS)[number];

/** One piece of news about one checkout. Work that nobody has asked for yet is no news. */
async function take(house: Backend, bought: Checkout, step: Step): Promise<void> {
  switch (step) {
    case "completed":
      await webhook(house, sessionEvent("completed", bought));
      return;
    case "confirm":
      await confirm(house, paidFacts(bought));
      await house.settle();
      return;
    case "expired":
      await webhook(house, sessionEvent("expired", bought));
      return;
    case "refunded":
      await webhook(house, refundedEvent(bought));
      return;
    case "partial":
      await webhook(house, refundedEvent(bought, 700));
      return;
    case "settle":
      await work(house, "stripe.settle", () => ({ chargeId: "ch", balanceTransactionId: "txn", amount: bought.total, fee: STRIPE_FEE, currency: "usd" }));
      return;
    case "refund work":
      await work(house, "stripe.refund", ({ args }) => ({ refundId: `re_${args.orderId}`, amount: args.amount, status: "succeeded" }));
      return;
    case "contract":
      await house.pass(0);
  }
}

/** What is left when everything has been heard: the rows that matter, without their ids. */
async function remains(house: Backend, bought: Checkout) {
  const { payment, fulfilment, refunded } = await orderOf(house, bought);
  return {
    order: { payment, fulfilment, refunded },
    balances: await balances(house),
    licenses: (await house.rows("licenses")).map(({ status }) => status),
    rights: (await house.rows("entitlements")).map(({ state }) => state),
    inbox: [...new Set((await house.rows("inbox")).map(({ state }) => state))],
    holds: (await house.rows("holds")).filter(({ state }) => state === "live").length,
  };
}

async function market() {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const { beatId } = await onSale(house, seller);
  return { house, seller, buyer, beatId };
}

test("whatever the order and however often, the same news of a sale and its refund ends in the same state, and the book is even", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(["completed", "confirm", "refunded", "expired", "settle"] as const, { minLength: 5 }),
      fc.array(fc.constantFrom(...STEPS), { maxLength: 6 }),
      async (needed, extra) => {
        const { house, seller, buyer, beatId } = await market();
        const bought = await checkout(house, buyer, beatId, "basic");
        for (const step of [...extra, ...needed, "settle", "refund work"] as const) await take(house, bought, step);
        expect(await remains(house, bought)).toEqual({
          order: { payment: "refunded", fulfilment: "revoked", refunded: 2_500 },
          balances: { [sellerAccount(seller.userId)]: 0 - STRIPE_FEE, "stripe:balance": STRIPE_FEE },
          licenses: ["refunded"],
          rights: ["revoked", "revoked"],
          inbox: ["processed"],
          holds: 0,
        });
      },
    ),
    { numRuns: effort(40, 300) },
  );
}, effort(30_000, 600_000));

test("a sale without a refund ends paid and fulfilled whatever else is heard, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom("completed", "confirm", "expired", "settle", "contract"), { maxLength: 8 }), async (news) => {
      const { house, seller, buyer, beatId } = await market();
      const bought = await checkout(house, buyer, beatId, "basic");
      for (const step of [...news, "completed", "settle"] as const) await take(house, bought, step);
      expect(await remains(house, bought)).toMatchObject({
        order: { payment: "paid", fulfilment: "fulfilled", refunded: 0 },
        balances: { [sellerAccount(seller.userId)]: 2_250 - STRIPE_FEE, "platform:fees": 250, "stripe:balance": STRIPE_FEE - 2_500 },
        licenses: ["active"],
        holds: 0,
      });
    }),
    { numRuns: effort(30, 300) },
  );
}, effort(30_000, 600_000));

test("defect 53: two buyers' news of one exclusive, in any order, makes one owner; every other cent goes back", async () => {
  const news = fc.record({ who: fc.constantFrom("ben" as const, "cleo" as const), step: fc.constantFrom("completed", "confirm", "expired", "settle", "refund work") });
  await fc.assert(
    fc.asyncProperty(fc.array(news, { maxLength: 10 }), async (heard) => {
      const { house, seller, buyer, beatId } = await market();
      const cleo = await person(house, "cleo");
      const bens = await checkout(house, buyer, beatId, "exclusive");
      await webhook(house, sessionEvent("expired", bens));
      const sessions = { ben: bens, cleo: await checkout(house, cleo, beatId, "exclusive") };
      for (const { who, step } of heard) await take(house, sessions[who], step);
      for (const who of ["ben", "cleo"] as const) await take(house, sessions[who], "completed");
      await take(house, sessions.ben, "settle");
      await take(house, sessions.ben, "refund work");

      const orders = [await orderOf(house, sessions.ben), await orderOf(house, sessions.cleo)];
      expect(orders.map(({ payment, fulfilment }) => `${payment} ${fulfilment}`).sort()).toEqual(["paid fulfilled", "refunded none"]);
      expect((await house.rows("licenses")).map(({ status }) => status)).toEqual(["active"]);
      expect(await balances(house)).toEqual({
        [sellerAccount(seller.userId)]: 45_000 - STRIPE_FEE,
        "platform:fees": 5_000,
        "platform:processing": 0 - STRIPE_FEE,
        "stripe:balance": 2 * STRIPE_FEE - 50_000,
      });
    }),
    { numRuns: effort(30, 300) },
  );
}, effort(30_000, 600_000));
