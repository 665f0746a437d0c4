import fc from "fast-check";
import { expect, test } from "vitest";
import { sellerAccount } from "../../lib/domain/ledger";
import { backend, creator, person, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { cartCheckout, threeBeats } from "./support/carts";
import { onSale } from "./support/market";
import {
  DISPUTE_FEE,
  STRIPE_FEE,
  balances,
  chargeEvent,
  checkout,
  confirm,
  disputeEvent,
  intentEvent,
  orderOf,
  paidFacts,
  refundEvent,
  refundedEvent,
  sessionEvent,
  webhook,
  type Checkout,
} from "./support/stripe";
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

test("the same news of an order of three lines, one of them gone by then, in any order: one grant of each other line, and the book is even", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(["completed", "confirm", "refunded", "expired", "settle"] as const, { minLength: 5 }),
      fc.array(fc.constantFrom(...STEPS), { maxLength: 6 }),
      async (needed, extra) => {
        const { house, seller, ben, cleo, beats, cart } = await threeBeats();
        const bought = await cartCheckout(house, ben, cart("basic", "premium", "basic"));
        await webhook(house, sessionEvent("completed", await checkout(house, cleo, beats[2], "exclusive")));
        await house.t.run(async (ctx) => {
          for (const row of await ctx.db.query("work").collect()) await ctx.db.delete(row._id);
        });
        for (const step of [...extra, ...needed, "settle", "refund work"] as const) await take(house, bought, step);
        const end = await remains(house, bought);
        expect(end).toMatchObject({ order: { payment: "refunded", fulfilment: "revoked", refunded: 12_500 }, inbox: ["processed"], holds: 0 });
        expect([...end.licenses].sort()).toEqual(["active", "refunded", "refunded"]);
        // Of Stripe's fee on this order the platform bears what falls on the line that was gone.
        expect(end.balances).toEqual({
          [sellerAccount(seller.userId)]: 45_000 - 83,
          "platform:fees": 5_000,
          "platform:processing": 83 - STRIPE_FEE,
          "stripe:balance": STRIPE_FEE - 50_000,
        });
      },
    ),
    { numRuns: effort(6, 150) },
  );
}, effort(60_000, 600_000));

/** Every order of some things. */
function ordersOf<Thing>(things: readonly Thing[]): Thing[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, at) => ordersOf(things.filter((_, other) => other !== at)).map((rest) => [first, ...rest]));
}

const FOUR = { session: sessionEvent.bind(null, "completed"), intent: intentEvent, charge: chargeEvent, refunded: (bought: Checkout) => refundedEvent(bought) };

test.each(ordersOf(["session", "intent", "charge", "refunded"] as const).map((order) => [order.join(", "), order] as const))(
  "%s: the same final state",
  async (_name, order) => {
    const { house, seller, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    for (const name of order) await webhook(house, FOUR[name](bought));
    await take(house, bought, "settle");
    await take(house, bought, "refund work");
    expect({ ...(await remains(house, bought)), inbox: null }).toEqual({
      order: { payment: "refunded", fulfilment: "revoked", refunded: 2_500 },
      balances: { [sellerAccount(seller.userId)]: 0 - STRIPE_FEE, "stripe:balance": STRIPE_FEE },
      licenses: ["refunded"],
      rights: ["revoked", "revoked"],
      inbox: null,
      holds: 0,
    });
    expect((await house.rows("inbox")).filter(({ state }) => state === "waiting" || state === "failed")).toHaveLength(0);
  },
);

/** One life of a dispute and of a refund of 1,000: every event that Stripe sends, with what had moved by then. */
const DISPUTED = {
  opened: (bought: Checkout) => disputeEvent(bought, { type: "created", status: "needs_response", amount: 1_500 }),
  withdrawn: (bought: Checkout) => disputeEvent(bought, { type: "funds_withdrawn", status: "needs_response", moved: ["taken"], amount: 1_500 }),
  reviewed: (bought: Checkout) => disputeEvent(bought, { type: "updated", status: "under_review", moved: ["taken"], amount: 1_500 }),
  lost: (bought: Checkout) => disputeEvent(bought, { type: "closed", status: "lost", moved: ["taken"], amount: 1_500 }),
  won: (bought: Checkout) => disputeEvent(bought, { type: "closed", status: "won", moved: ["taken", "given"], amount: 1_500 }),
  reinstated: (bought: Checkout) => disputeEvent(bought, { type: "funds_reinstated", status: "won", moved: ["taken", "given"], amount: 1_500 }),
  paid: (bought: Checkout) => sessionEvent("completed", bought),
  intent: intentEvent,
  refund: (bought: Checkout) => refundEvent(bought, { id: "re_1", amount: 1_000, status: "succeeded", madeAt: 50 }),
  sum: (bought: Checkout) => refundedEvent(bought, 1_000),
  failure: (bought: Checkout) => refundEvent(bought, { id: "re_1", amount: 1_000, status: "failed", madeAt: 50, at: 90 }),
} as const;
type DisputeStep = keyof typeof DISPUTED;

const LIVES = {
  won: ["paid", "intent", "opened", "withdrawn", "reviewed", "won", "reinstated", "refund", "sum"],
  lost: ["paid", "intent", "opened", "withdrawn", "reviewed", "lost", "refund", "sum"],
  "lost, with the refund failed": ["paid", "opened", "withdrawn", "lost", "refund", "sum", "failure"],
} as const satisfies Record<string, readonly DisputeStep[]>;

test.each(Object.entries(LIVES))("a dispute that is %s, beside a refund: whatever the order and however often, the same end", async (_name, life) => {
  const end = async (order: readonly DisputeStep[]) => {
    const { house, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    for (const step of order) await webhook(house, DISPUTED[step](bought));
    const { dispute } = await orderOf(house, bought);
    const disputes = (await house.rows("disputes")).map(({ state, withdrawn, reinstated, fee }) => ({ state, withdrawn, reinstated, fee }));
    const incidents = (await house.rows("incidents")).filter(({ state }) => state === "open").map(({ kind }) => kind);
    const accounts = Object.fromEntries(Object.entries(await balances(house)).map(([account, amount]) => [account.replace(/^seller:.*/, "seller"), amount]));
    return { ...(await remains(house, bought)), balances: accounts, dispute, disputes, incidents };
  };
  const asItHappened = await end(life);
  expect(asItHappened.disputes).toMatchObject([{ withdrawn: 1_500, fee: DISPUTE_FEE }]);
  expect(asItHappened.inbox).toEqual(["processed"]);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...life], { minLength: life.length }), fc.array(fc.constantFrom(...life), { maxLength: 4 }), async (order, again) => {
      expect(await end([...order, ...again])).toEqual(asItHappened);
    }),
    { numRuns: effort(15, 150) },
  );
}, effort(60_000, 600_000));

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
