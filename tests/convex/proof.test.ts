import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { BUYER_RETURNS, PLATFORM_FEES, sellerAccount, STRIPE_BALANCE } from "../../lib/domain/ledger";
import { effort } from "../support/effort";
import { backend, creator, person, type Backend, type Person } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { prove, readAll, Till } from "./support/proof";
import { incidents, reconcile } from "./support/reconcile";
import { DISPUTE_FEE, STRIPE_FEE, checkout, confirm, disputeEvent, paidFacts, pay, refundEvent, refundedEvent, sessionEvent, stripeWork, webhook, type Checkout } from "./support/stripe";

bellServer();
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

async function market() {
  const house = backend();
  const seller = await creator(house, "ada");
  const [ben, root] = [await person(house, "ben"), await person(house, "root", { role: "admin" })];
  const { beatId } = await onSale(house, seller);
  const till = new Till();
  return { house, seller, ben, root, beatId, till };
}

/** A sale on both sides, settled. */
async function sold(scene: { house: Backend; till: Till; beatId: Parameters<typeof checkout>[2] }, buyer: Person, tier: "basic" | "premium" = "basic"): Promise<Checkout> {
  const bought = await checkout(scene.house, buyer, scene.beatId, tier);
  await pay(scene.house, bought);
  scene.till.charge(bought);
  await stripeWork(scene.house);
  return bought;
}

async function refunded(scene: { house: Backend; till: Till }, bought: Checkout, steps: number[]): Promise<void> {
  let sum = 0;
  for (const amount of steps) {
    sum += amount;
    scene.till.refund(bought, amount);
    await webhook(scene.house, refundedEvent(bought, sum));
  }
}

const accounts = async (house: Backend, proofId: string) =>
  Object.fromEntries((await house.rows("proofAccounts")).filter((row) => row.proofId === proofId).map(({ account, expected, actual }) => [account, { expected, actual }]));

describe("a book that is right", () => {
  test("equals what Stripe moved, account by account and in all", async () => {
    const scene = await market();
    await refunded(scene, await sold(scene, scene.ben), [1_000]);
    await sold(scene, await person(scene.house, "cleo"), "premium");
    await scene.house.pass(3 * HOUR);
    const proof = await prove(scene.house, scene.till, { size: 2 });
    expect(proof).toMatchObject({ state: "equal", day: "2026-03-01", transactions: 3, orders: 2, deferred: 0, mismatched: 0, orphans: 0, mismatches: [] });
    expect(proof.balances).toEqual([{ currency: "usd", stripe: 9_000 - 2 * STRIPE_FEE, mirrored: 9_000 - 2 * STRIPE_FEE, equal: true }]);
    expect(await accounts(scene.house, proof._id)).toEqual({
      [STRIPE_BALANCE]: { expected: 2 * STRIPE_FEE - 9_000, actual: 2 * STRIPE_FEE - 9_000 },
      [PLATFORM_FEES]: { expected: 900, actual: 900 },
      [sellerAccount(scene.seller.userId)]: { expected: 8_100 - 2 * STRIPE_FEE, actual: 8_100 - 2 * STRIPE_FEE },
    });
    const { page } = await scene.root.query(api.platform.proofs.accounts, { proofId: proof._id, paginationOpts: { numItems: 10, cursor: null } });
    expect(page.every(({ difference, mismatched }) => difference === 0 && mismatched === 0)).toBe(true);
  });

  test("equals it after random sales, refunds, late refunds and goods that were gone; one cent off is found and named", async () => {
    let state = 20_261_121;
    const random = (below: number) => Math.floor(((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648) * below);
    const scene = await market();
    const { house, seller, till } = scene;
    const bought: Checkout[] = [];
    for (let sale = 0; sale < effort(25, 300); sale++) {
      const buyer = await person(house, `buyer${sale}`);
      await house.pass(5 * 60_000);
      const { beatId } = sale % 5 === 0 ? await onSale(house, seller) : scene;
      bought.push(await sold({ ...scene, beatId }, buyer, random(2) === 0 ? "basic" : "premium"));
      const order = bought[random(bought.length)];
      if (order === undefined || random(2) === 0) continue;
      const left = order.total + till.moved.filter((moved) => moved.type === "refund" && moved.paymentIntentId === order.paymentIntentId).reduce((sum, { amount }) => sum + amount, 0);
      const first = Math.min(left, 1 + random(order.total));
      if (left === 0) continue;
      till.refund(order, first);
      const rest = random(2) === 0 ? left - first : 0;
      if (rest > 0) till.refund(order, rest);
      // The news of the second refund may overtake that of the first.
      const sums = [order.total - left + first, order.total - left + first + rest];
      for (const sum of random(2) === 0 ? sums : sums.reverse()) await webhook(house, refundedEvent(order, sum));
    }
    // Two buyers with the page open while a third takes the exclusive: their money goes back.
    const { beatId } = await onSale(house, seller);
    const late = [await checkout(house, await person(house, "late1"), beatId, "basic"), await checkout(house, await person(house, "late2"), beatId, "premium")];
    const winner = await checkout(house, await person(house, "winner"), beatId, "exclusive");
    await pay(house, winner);
    till.charge(winner);
    for (const buyer of late) {
      await confirm(house, paidFacts(buyer));
      till.charge(buyer);
      till.refund(buyer, buyer.total);
    }
    await stripeWork(house);
    await house.pass(3 * HOUR);
    expect(await prove(house, till, { size: 7 })).toMatchObject({ state: "equal", mismatched: 0, orphans: 0, deferred: 0 });
    expect((await house.rows("incidents")).filter(({ kind }) => kind.startsWith("proof"))).toEqual([]);

    const victim = bought[random(bought.length)];
    const entry = await house.t.run(async (ctx) => {
      const sale = await ctx.db.query("ledgerTransactions").withIndex("by_key", (q) => q.eq("key", `sale/${victim?.orderId ?? ""}`)).unique();
      const entries = await ctx.db.query("ledgerEntries").withIndex("by_transaction", (q) => q.eq("transactionId", sale?._id ?? winnerless())).collect();
      return entries.find(({ account }) => account === PLATFORM_FEES);
    });
    if (entry === undefined) throw new Error("nothing to plant in");
    const plant = async (amount: number) => await house.t.run(async (ctx) => await ctx.db.patch(entry._id, { amount }));
    await plant(entry.amount + 1);
    await house.pass(DAY);
    expect(await prove(house, till)).toMatchObject({
      state: "different",
      mismatched: 1,
      mismatches: [{ subject: `order:${victim?.orderId}`, account: PLATFORM_FEES, transactions: expect.arrayContaining([`sale/${victim?.orderId}`]) }],
    });
    expect(await incidents(house, "proof_mismatch")).toMatchObject([
      { subject: `account:${PLATFORM_FEES}`, detail: { difference: 1, transactions: expect.stringContaining(`sale/${victim?.orderId}`) } },
    ]);
    await plant(entry.amount);
    await house.pass(DAY);
    expect(await prove(house, till)).toMatchObject({ state: "equal" });
    expect(await incidents(house, "proof_mismatch")).toEqual([]);
  }, 300_000);
});

function winnerless(): never {
  throw new Error("the sale was not booked");
}

describe("a book that was unwound", () => {
  test("by disputes won with and without their fee, lost, and partial, equals what Stripe moved", async () => {
    const scene = await market();
    const { house, till } = scene;
    for (const [buyer, given] of [["a", null], ["b", "given"], ["c", "given with its fee"]] as const) {
      const bought = await sold(scene, await person(house, buyer), buyer === "b" ? "premium" : "basic");
      const amount = buyer === "a" ? 1_000 : bought.total;
      await webhook(house, disputeEvent(bought, { type: "created", status: "needs_response", moved: ["taken"], amount }));
      till.dispute(bought, 0 - amount, DISPUTE_FEE);
      const moved = given === null ? (["taken"] as const) : (["taken", given] as const);
      await webhook(house, disputeEvent(bought, { type: "closed", status: given === null ? "lost" : "won", moved, amount }));
      if (given !== null) till.dispute(bought, amount, given === "given" ? 0 : 0 - DISPUTE_FEE);
    }
    await house.pass(3 * HOUR);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orders: 3, mismatched: 0, mismatches: [] });
  });

  test("by a refund that came back equals it, before and after it is made once more", async () => {
    const scene = await market();
    const { house, till } = scene;
    const bought = await sold(scene, scene.ben);
    const seconds = () => Math.floor(Date.now() / 1000);
    const madeAt = seconds();
    await webhook(house, refundEvent(bought, { id: "re_first", amount: 2_500, status: "pending", madeAt }));
    const first = till.refund(bought, 2_500);
    await house.pass(DAY);
    await webhook(house, refundEvent(bought, { id: "re_first", amount: 2_500, status: "failed", madeAt, at: seconds() }));
    till.refundFailed(first);
    await house.pass(3 * HOUR);
    const proof = await prove(house, till);
    expect(proof).toMatchObject({ state: "equal", mismatches: [] });
    expect(await accounts(house, proof._id)).toMatchObject({ [BUYER_RETURNS]: { expected: 2_500, actual: 2_500 } });
    await webhook(house, refundEvent(bought, { id: "re_second", amount: 2_500, status: "succeeded" }));
    till.refund(bought, 2_500);
    await house.pass(3 * HOUR);
    expect(await prove(house, till)).toMatchObject({ state: "equal", mismatches: [] });
  });
});

describe("what is still on its way does not alarm", () => {
  test("a sale made, a refund booked, and a fee read while Stripe is being read", async () => {
    const scene = await market();
    const { house, till } = scene;
    const [early, going] = [await sold(scene, scene.ben), await sold(scene, await person(house, "cleo"))];
    await house.pass(3 * HOUR);
    let once = false;
    const between = async () => {
      if (once) return;
      once = true;
      await sold(scene, await person(house, "dora"));
      await refunded(scene, going, [700]);
    };
    expect(await prove(house, till, { size: 1, between })).toMatchObject({ state: "equal", orders: 1, deferred: 2 });
    await house.pass(DAY);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orders: 3, deferred: 0 });
    expect(early.total).toBe(2_500);
  });

  test("a bank debit for as long as the bank takes, whether it arrives or fails", async () => {
    const scene = await market();
    const { house, till } = scene;
    const slow = [await checkout(house, scene.ben, scene.beatId, "basic"), await checkout(house, await person(house, "cleo"), scene.beatId, "basic")];
    for (const debit of slow) {
      await webhook(house, sessionEvent("completed", debit, { payment_status: "unpaid", payment_intent: null }));
      till.debit(debit);
    }
    await house.pass(2 * DAY);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orphans: 0, deferred: 2, balances: [{ equal: true }] });
    const [arrives, fails] = slow;
    if (arrives === undefined || fails === undefined) throw new Error("two were asked for");
    await webhook(house, sessionEvent("async_payment_succeeded", arrives));
    await stripeWork(house);
    await webhook(house, sessionEvent("async_payment_failed", fails));
    till.debit(fails, true);
    await house.pass(DAY);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orders: 1, orphans: 0, deferred: 0, mismatches: [] });
  });

  test("a payment at Stripe that the book is about to hear of; it alarms when it never does", async () => {
    const scene = await market();
    const { house, till } = scene;
    const lost = await checkout(house, scene.ben, scene.beatId, "basic");
    const { id } = till.charge(lost);
    await house.pass(HOUR);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orphans: 0 });
    await house.pass(2 * HOUR);
    expect(await prove(house, till)).toMatchObject({ state: "different", orphans: 1 });
    expect(await incidents(house, "proof_orphan")).toMatchObject([{ subject: `stripe:${id}`, detail: { order: lost.orderId } }]);
    await confirm(house, paidFacts(lost));
    await stripeWork(house);
    await house.pass(3 * HOUR);
    expect(await prove(house, till)).toMatchObject({ state: "equal" });
    expect(await incidents(house, "proof_orphan")).toEqual([]);
  });

  test("money that came between the reading of the balance and that of the list", async () => {
    const scene = await market();
    const { house, till } = scene;
    await sold(scene, scene.ben);
    await house.pass(3 * HOUR);
    const inFlight = await checkout(house, await person(house, "cleo"), scene.beatId, "basic");
    const { proofId } = await house.t.mutation(internal.platform.proofs.start, {});
    const [row] = (await house.rows("work")).filter(({ task }) => task.kind === "stripe.proof");
    const claim = row === undefined ? null : await house.service.mutation(api.platform.work.claim, { workId: row._id });
    if (row === undefined || claim === null) throw new Error("no page was asked for");
    const before = till.page({ since: 0, after: null }, 100);
    till.charge(inFlight);
    const result = { ...till.page({ since: 0, after: null }, 100), balance: before.balance };
    await house.service.mutation(api.platform.work.complete, { workId: row._id, leaseId: claim.leaseId, result });
    await house.settle();
    const proof = await house.t.run(async (ctx) => await ctx.db.get(proofId));
    expect(proof).toMatchObject({ state: "equal", balances: [{ equal: true }] });
  });
});

describe("what does not match", () => {
  test("money at Stripe that belongs to no order is a finding, until a person explains it", async () => {
    const scene = await market();
    const { house, till, root } = scene;
    await sold(scene, scene.ben);
    const payout = till.move({ type: "payout", amount: -500, fee: 0, currency: "usd", paymentIntentId: null, orderRef: null });
    await house.pass(3 * HOUR);
    expect(await prove(house, till)).toMatchObject({ state: "different", orphans: 1, mismatched: 0, mismatches: [{ subject: `stripe:${payout.id}` }] });
    const [incident] = await incidents(house, "proof_orphan");
    if (incident === undefined) throw new Error("no incident");
    await root.mutation(api.platform.incidentList.resolve, { incidentId: incident._id, note: "Our own payout to the bank." });
    await house.pass(DAY);
    expect(await prove(house, till)).toMatchObject({ state: "equal", orphans: 0 });
    expect(await incidents(house, "proof_orphan")).toEqual([]);
  });

  test("thousands of foreign transactions are all counted, and the first twenty are incidents", async () => {
    const { house, till } = await market();
    for (let charge = 0; charge < 120; charge++) till.move({ type: "charge", amount: 100, fee: 0, currency: "usd", paymentIntentId: `pi_other_${charge}`, orderRef: null });
    await house.pass(3 * HOUR);
    const proof = await prove(house, till);
    expect(proof).toMatchObject({ state: "different", orphans: 120 });
    expect(proof.mismatches).toHaveLength(20);
    expect(await incidents(house, "proof_orphan")).toHaveLength(20);
  });

  test("a balance that is not the sum of its transactions", async () => {
    const scene = await market();
    await sold(scene, scene.ben);
    scene.till.extra = -1;
    await scene.house.pass(3 * HOUR);
    expect(await prove(scene.house, scene.till)).toMatchObject({ state: "different", balances: [{ equal: false }] });
    expect(await incidents(scene.house, "proof_balance")).toMatchObject([{ detail: { difference: -1 } }]);
    scene.till.extra = 0;
    await scene.house.pass(DAY);
    expect(await prove(scene.house, scene.till)).toMatchObject({ state: "equal" });
    expect(await incidents(scene.house, "proof_balance")).toEqual([]);
  });

  test("a sale in the book that Stripe knows nothing of, and one with another fee than was booked", async () => {
    const scene = await market();
    const { house, till } = scene;
    const invented = await checkout(house, scene.ben, scene.beatId, "basic");
    await pay(house, invented);
    const other = await checkout(house, await person(house, "cleo"), scene.beatId, "basic");
    await pay(house, other);
    till.charge(other, STRIPE_FEE - 1);
    await stripeWork(house);
    await house.pass(3 * HOUR);
    const proof = await prove(house, till);
    expect(proof).toMatchObject({ state: "different", mismatched: 2 });
    expect(await accounts(house, proof._id)).toMatchObject({ [STRIPE_BALANCE]: { expected: STRIPE_FEE - 1 - 2_500, actual: 2 * STRIPE_FEE - 5_000 } });
    expect((await incidents(house, "proof_mismatch")).map(({ subject }) => subject).sort()).toEqual(
      [PLATFORM_FEES, sellerAccount(scene.seller.userId), STRIPE_BALANCE].map((account) => `account:${account}`).sort(),
    );
  });

  test("two errors that cancel each other out are two errors all the same", async () => {
    const scene = await market();
    const { house, till } = scene;
    const both = [await checkout(house, scene.ben, scene.beatId, "basic"), await checkout(house, await person(house, "cleo"), scene.beatId, "basic")];
    for (const [index, bought] of both.entries()) {
      await pay(house, bought);
      till.charge(bought, STRIPE_FEE + (index === 0 ? 1 : -1));
    }
    await stripeWork(house);
    await house.pass(3 * HOUR);
    const proof = await prove(house, till);
    expect(proof).toMatchObject({ state: "different", mismatched: 2 });
    expect(await accounts(house, proof._id)).toMatchObject({ [STRIPE_BALANCE]: { expected: 206 - 5_000, actual: 206 - 5_000 } });
    expect(await incidents(house, "proof_mismatch")).toHaveLength(2);
  });

  test("a transaction of a sort that nobody knows how to book is named", async () => {
    const scene = await market();
    const bought = await sold(scene, scene.ben);
    scene.till.move({ type: "contribution", amount: -10, fee: 0, currency: "usd", paymentIntentId: bought.paymentIntentId, orderRef: null });
    await scene.house.pass(3 * HOUR);
    expect(await prove(scene.house, scene.till)).toMatchObject({ state: "different", mismatches: [{ account: STRIPE_BALANCE, note: "a transaction of type contribution" }] });
  });
});

describe("a proof", () => {
  test("is one at a time, goes on where a page failed, and reads old transactions once", async () => {
    const scene = await market();
    const { house, till, root } = scene;
    for (const name of ["cleo", "dora", "eve"]) await sold(scene, await person(house, name));
    await house.pass(2 * DAY);
    const first = await root.mutation(api.platform.proofs.runNow, {});
    expect(await root.mutation(api.platform.proofs.runNow, {})).toEqual(first);
    let failures = 0;
    const rowsOf = async () => (await house.rows("work")).filter(({ task }) => task.kind === "stripe.proof");
    for (const row of await rowsOf()) {
      const claim = await house.service.mutation(api.platform.work.claim, { workId: row._id });
      if (claim === null) continue;
      failures += 1;
      await house.service.mutation(api.platform.work.fail, { workId: row._id, leaseId: claim.leaseId, error: "no answer", permanent: false });
    }
    await house.pass(3_000);
    await readAll(house, till, { size: 2 });
    expect({ failures, pages: (await rowsOf()).length }).toEqual({ failures: 1, pages: 2 });
    await sold(scene, await person(house, "fay"));
    await house.pass(DAY);
    expect(await prove(house, till)).toMatchObject({ state: "equal", transactions: 1, orders: 4 });
  });

  test("that does not come to an end is given up for the next, and a person hears of it", async () => {
    const scene = await market();
    const { house, till } = scene;
    await house.t.mutation(internal.platform.proofs.start, {});
    await house.pass(DAY);
    const next = await readAll(house, till);
    expect((await house.rows("proofs")).map(({ state }) => state)).toEqual(["broken", "equal"]);
    expect((await house.rows("incidents")).filter(({ kind }) => kind === "proof_unfinished")).toMatchObject([{ state: "resolved" }]);
    expect(next).toBeDefined();
  });

  test("goes up to the past only", async () => {
    const { root } = await market();
    for (const through of [Math.floor(Date.now() / 1000) + 1, -1, 0.5]) {
      await expect(root.mutation(api.platform.proofs.runNow, { through })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    }
  });
});

test("a seller owed for five weeks is a person's, once however many proofs say so, until the account is empty", async () => {
  const scene = await market();
  const { house, till, seller } = scene;
  const bought = await sold(scene, scene.ben, "premium");
  for (const wait of [DAY, DAY, 33 * DAY]) {
    await house.pass(wait);
    await prove(house, till);
    await reconcile(house);
    expect(await incidents(house, "payout_overdue")).toEqual([]);
  }
  for (let days = 0; days < 2; days++) {
    await house.pass(2 * DAY);
    await prove(house, till);
    await reconcile(house);
    expect(await incidents(house, "payout_overdue")).toMatchObject([{ subject: `account:${sellerAccount(seller.userId)}`, message: expect.stringContaining("$66.47") }]);
  }
  await refunded(scene, bought, [7_500]);
  await house.pass(DAY);
  await prove(house, till);
  await reconcile(house);
  expect(await incidents(house, "payout_overdue")).toEqual([]);
});
