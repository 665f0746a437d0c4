import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { CHECKOUT } from "../../lib/domain/limits";
import { backend, creator, person, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { reconcile } from "./support/reconcile";
import { STRIPE_FEE, attach, balances, checkout, deliver, orderOf, pay, paidFacts, confirm, refundedEvent, sessionEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

const MINUTE = 60_000;

async function market() {
  const house = backend();
  const seller = await creator(house, "ada");
  const ben = await person(house, "ben");
  const cleo = await person(house, "cleo");
  const { beatId, slug } = await onSale(house, seller);
  const open = async (buyer: typeof ben, tierType: "basic" | "premium" | "exclusive") =>
    await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType } });
  return { house, seller, ben, cleo, beatId, slug, open };
}

describe("while an exclusive is being paid for", () => {
  test("defect 53: nobody else can open a checkout for it, and the page says that it is reserved", async () => {
    const { house, ben, cleo, beatId, slug, open } = await market();
    await checkout(house, ben, beatId, "exclusive");
    await expect(open(cleo, "exclusive")).rejects.toMatchObject({ data: { code: "reserved" } });
    const offer = async (viewer: typeof ben) =>
      (await viewer.query(api.beats.queries.bySlug, { slug }))?.tiers.find(({ tierType }) => tierType === "exclusive");
    expect(await offer(cleo)).toMatchObject({ available: false, reason: "reserved" });
    expect(await offer(ben)).toMatchObject({ available: true, reason: null });
  });

  test("others can still buy what is not exclusive", async () => {
    const { house, ben, cleo, beatId } = await market();
    await checkout(house, ben, beatId, "exclusive");
    const lease = await checkout(house, cleo, beatId, "basic");
    await pay(house, lease);
    expect(await orderOf(house, lease)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
  });

  test("our clock alone does not free it; Stripe's word does", async () => {
    const { house, ben, cleo, beatId, open } = await market();
    const held = await checkout(house, ben, beatId, "exclusive");
    await house.pass(24 * 60 * MINUTE);
    await expect(open(cleo, "exclusive")).rejects.toMatchObject({ data: { code: "reserved" } });
    await webhook(house, sessionEvent("expired", held));
    expect(await open(cleo, "exclusive")).toMatchObject({ outcome: "session" });
  });

  test("an overdue session is asked about, once, and Stripe's answer frees it", async () => {
    const { house, ben, cleo, beatId, open } = await market();
    const held = await checkout(house, ben, beatId, "exclusive");
    await house.pass(CHECKOUT.sessionMs + CHECKOUT.reconcileGraceMs + MINUTE);
    await reconcile(house);
    await reconcile(house);
    expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.expireSession")).toHaveLength(1);
    await stripeWork(house);
    expect(await orderOf(house, held)).toMatchObject({ payment: "expired" });
    expect(await open(cleo, "exclusive")).toMatchObject({ outcome: "session" });
  });

  test("a session that Stripe would not end is not taken for ended, and an administrator hears of it", async () => {
    const { house, ben, cleo, beatId, open } = await market();
    const held = await checkout(house, ben, beatId, "exclusive");
    await checkout(house, ben, beatId, "basic");
    const facts = { ...paidFacts(held), status: "open", paymentStatus: "unpaid", paymentIntentId: null } as const;
    await work(house, "stripe.expireSession", () => ({ status: "open", facts }));
    expect(await orderOf(house, held)).toMatchObject({ payment: "open", closing: true });
    expect((await house.rows("work")).filter(({ state }) => state === "parked")).toHaveLength(1);
    await expect(open(cleo, "exclusive")).rejects.toMatchObject({ data: { code: "reserved" } });
  });

  test("a session that the reconciler finds paid is fulfilled, though its webhook was lost", async () => {
    const { house, ben, beatId } = await market();
    const held = await checkout(house, ben, beatId, "exclusive");
    await house.pass(CHECKOUT.sessionMs + CHECKOUT.reconcileGraceMs + MINUTE);
    await reconcile(house);
    await work(house, "stripe.expireSession", () => ({ status: "complete", facts: paidFacts(held) }));
    expect(await orderOf(house, held)).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
  });

  test("a buyer who lets it run out must leave it to others for a while", async () => {
    const { house, ben, beatId, open } = await market();
    const held = await checkout(house, ben, beatId, "exclusive");
    await webhook(house, sessionEvent("expired", held));
    await house.pass(MINUTE);
    await expect(open(ben, "exclusive")).rejects.toMatchObject({ data: { code: "rate_limited", details: { retryAfterSeconds: 14 * 60 } } });
    expect(await open(ben, "basic")).toMatchObject({ outcome: "session" });
    await house.pass(CHECKOUT.coolDownMs);
    expect(await open(ben, "exclusive")).toMatchObject({ outcome: "session" });
  });

  test("a lease that ran out keeps nobody from buying the exclusive", async () => {
    const { house, ben, beatId, open } = await market();
    await webhook(house, sessionEvent("expired", await checkout(house, ben, beatId, "basic")));
    expect(await open(ben, "exclusive")).toMatchObject({ outcome: "session" });
  });

  test("hopping between tiers does not keep it from others", async () => {
    const { house, ben, cleo, beatId, open } = await market();
    await checkout(house, ben, beatId, "exclusive");
    await checkout(house, ben, beatId, "basic");
    await expect(open(ben, "exclusive")).rejects.toMatchObject({ data: { code: "reserved" } });
    await stripeWork(house);
    await expect(open(ben, "exclusive")).rejects.toMatchObject({ data: { code: "rate_limited" } });
    expect(await open(cleo, "exclusive")).toMatchObject({ outcome: "session" });
  });
});

describe("two buyers, one exclusive", () => {
  test("defect 53: both paid, in the same instant: one owner, the other is refunded, the book is even", async () => {
    const { house, seller, ben, cleo, beatId, open } = await market();
    const bens = await checkout(house, ben, beatId, "exclusive");
    // Ben's session is closed for us but paid at Stripe all the same: the worst that can happen to a hold.
    await webhook(house, sessionEvent("expired", bens));
    const cleos = await attach(house, await open(cleo, "exclusive"));
    await Promise.all([deliver(house, sessionEvent("completed", bens)), deliver(house, sessionEvent("completed", cleos)), confirm(house, paidFacts(cleos))]);
    await house.settle();

    const orders = [await orderOf(house, bens), await orderOf(house, cleos)];
    expect(orders.map(({ fulfilment }) => fulfilment).sort()).toEqual(["fulfilled", "none"]);
    expect(await house.rows("licenses")).toHaveLength(1);
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });

    const settled = [await orderOf(house, bens), await orderOf(house, cleos)];
    expect(settled.map(({ payment }) => payment).sort()).toEqual(["paid", "refunded"]);
    expect(await balances(house)).toEqual({
      [sellerAccount(seller.userId)]: 45_000 - STRIPE_FEE,
      "platform:fees": 5_000,
      "platform:processing": -STRIPE_FEE,
      "stripe:balance": -50_000 + 2 * STRIPE_FEE,
    });
  });

  test("the sale takes the beat off the list, keeps its page, and ends every other session on it", async () => {
    const { house, ben, cleo, beatId, slug, open } = await market();
    const dora = await person(house, "dora");
    const leases = [await checkout(house, cleo, beatId, "basic")];
    const unattached = await open(dora, "premium");
    await pay(house, await checkout(house, ben, beatId, "exclusive"));

    expect((await house.t.query(api.beats.queries.list, { paginationOpts: { numItems: 10, cursor: null } })).page).toEqual([]);
    const page = await house.t.query(api.beats.queries.bySlug, { slug });
    expect(page).toMatchObject({ sold: true });
    expect(page?.tiers.every(({ available, reason }) => !available && reason === "sold")).toBe(true);
    await expect(open(cleo, "premium")).rejects.toMatchObject({ data: { code: "sold" } });

    await expect(attach(house, unattached)).rejects.toMatchObject({ data: { code: "sold" } });
    expect(await stripeWork(house)).toMatchObject({ ended: 1, refunds: 0 });
    for (const lease of leases) expect(await orderOf(house, lease)).toMatchObject({ payment: "expired", fulfilment: "none" });
  });

  test("a sale ends more sessions than one transaction would take", async () => {
    const { house, ben, beatId } = await market();
    const crowd = await Promise.all(Array.from({ length: 120 }, async (_, index) => await person(house, `fan${index}`)));
    for (const fan of crowd) await checkout(house, fan, beatId, "basic");
    await pay(house, await checkout(house, ben, beatId, "exclusive"));
    expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.expireSession")).toHaveLength(120);
  });

  test("defect 53: a lease that is paid after the exclusive was sold is refunded", async () => {
    const { house, seller, ben, cleo, beatId } = await market();
    const lease = await checkout(house, cleo, beatId, "basic");
    await pay(house, await checkout(house, ben, beatId, "exclusive"));
    await pay(house, lease);
    expect(await orderOf(house, lease)).toMatchObject({ payment: "paid", fulfilment: "none", refundReason: expect.stringContaining("exclusive") });
    await stripeWork(house);
    expect(await orderOf(house, lease)).toMatchObject({ payment: "refunded", fulfilment: "none", refunded: 2_500 });
    expect((await balances(house))[sellerAccount(seller.userId)]).toBe(45_000 - STRIPE_FEE);
  });

  test("a lease bought before the exclusive stays in force", async () => {
    const { house, ben, cleo, beatId } = await market();
    await pay(house, await checkout(house, cleo, beatId, "basic"));
    await pay(house, await checkout(house, ben, beatId, "exclusive"));
    const library = await cleo.query(api.commerce.queries.library, { paginationOpts: { numItems: 5, cursor: null } });
    expect(library.page).toMatchObject([{ status: "active", files: [{ fileType: "mp3" }, { fileType: "wav" }] }]);
    expect(await cleo.mutation(api.entitlements.mutations.issueDownload, { licenseId: library.page[0]?.licenseId, fileType: "wav" })).toMatchObject({
      storage: { provider: "uploadthing" },
    });
  });

  test("a refunded exclusive gives the beat back to its creator, not to the shelf", async () => {
    const { house, seller, ben, beatId } = await market();
    const bought = await checkout(house, ben, beatId, "exclusive");
    await pay(house, bought);
    await webhook(house, refundedEvent(bought));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
    expect((await seller.query(api.beats.queries.edit, { beatId })).status).toBe("draft");
    await seller.mutation(api.beats.mutations.publish, { beatId });
  });
});

describe("one buyer", () => {
  test("asking again for the same thing gets the same session back", async () => {
    const { house, ben, beatId, open } = await market();
    const first = await checkout(house, ben, beatId, "exclusive");
    expect(await open(ben, "exclusive")).toMatchObject({ orderId: first.orderId, outcome: "existing", session: { sessionId: first.sessionId }, spec: null });
    expect(await house.rows("orders")).toHaveLength(1);
  });

  test("asking again before the session was stored gets the same order to make it from", async () => {
    const { ben, open } = await market();
    const first = await open(ben, "basic");
    expect(await open(ben, "basic")).toEqual(first);
  });

  test("a session attached twice stays the first", async () => {
    const { house, ben, open } = await market();
    const { orderId } = await open(ben, "basic");
    const attachAs = async (sessionId: string) => await house.service.mutation(api.commerce.mutations.attach, { orderId, sessionId, url: `http://x/${sessionId}` });
    await attachAs("cs_test_first");
    expect(await attachAs("cs_test_second")).toEqual({ sessionId: "cs_test_first", url: "http://x/cs_test_first" });
  });

  test("an order that got no session in ten minutes is given up and takes none", async () => {
    const { house, ben, cleo, open } = await market();
    const opened = await open(ben, "exclusive");
    await house.pass(CHECKOUT.abandonAfterMs + MINUTE);
    await house.t.mutation(internal.commerce.sweeps.abandon, {});
    expect(await orderOf(house, opened)).toMatchObject({ payment: "expired", closedReason: "abandoned" });
    await expect(attach(house, opened)).rejects.toMatchObject({ data: { code: "conflict" } });
    expect(await open(cleo, "exclusive")).toMatchObject({ outcome: "session" });
  });

  test("a buyer whose checkout was given up by us need not wait", async () => {
    const { house, ben, open } = await market();
    await open(ben, "exclusive");
    await house.pass(CHECKOUT.abandonAfterMs + MINUTE);
    expect(await open(ben, "exclusive")).toMatchObject({ outcome: "session" });
  });

  test("a buyer who opens one order after another without a session, past the page, must leave the exclusive to others after the second", async () => {
    const { house, ben, cleo, open } = await market();
    for (let round = 0; round < 2; round++) {
      expect(await open(ben, "exclusive")).toMatchObject({ outcome: "session" });
      await house.pass(CHECKOUT.abandonAfterMs + MINUTE);
      await house.t.mutation(internal.commerce.sweeps.abandon, {});
    }
    await expect(open(ben, "exclusive")).rejects.toMatchObject({ data: { code: "rate_limited" } });
    expect(await open(cleo, "exclusive")).toMatchObject({ outcome: "session" });
  });

  test("a changed price ends the old session and opens a new one at the new price", async () => {
    const { house, ben, beatId, open } = await market();
    const old = await checkout(house, ben, beatId, "exclusive");
    await house.t.run(async (ctx) => await ctx.db.patch(beatId, { tiers: [{ tierType: "exclusive", enabled: true, price: 60_000 }] }));
    const fresh = await open(ben, "exclusive");
    expect(fresh).toMatchObject({ outcome: "session", spec: { total: 60_000 } });
    await stripeWork(house);
    expect(await orderOf(house, old)).toMatchObject({ payment: "expired" });
    expect(await house.rows("holds")).toMatchObject([{ state: "released", coolDownUntil: null }, { state: "live" }]);
    expect(await open(ben, "exclusive")).toMatchObject({ orderId: fresh.orderId });
  });

  test("three checkouts may be open, not four", async () => {
    const { house, seller, ben } = await market();
    for (let count = 0; count < 3; count++) await checkout(house, ben, (await onSale(house, seller)).beatId, "basic");
    const fourth = await onSale(house, seller);
    await expect(checkout(house, ben, fourth.beatId, "basic")).rejects.toMatchObject({ data: { code: "conflict" } });
  });

  test("five orders a minute, not six", async () => {
    const { house, ben, open } = await market();
    for (let count = 0; count < 5; count++) await open(ben, "basic");
    await expect(open(ben, "basic")).rejects.toMatchObject({ data: { code: "rate_limited" } });
    await house.pass(2 * MINUTE);
    await open(ben, "basic");
  });

  test("two checkouts of one buyer, both paid: the smaller licence adds nothing to the larger one, so its money goes back", async () => {
    const { house, ben, beatId, open } = await market();
    const first = await checkout(house, ben, beatId, "basic");
    const second = await checkout(house, ben, beatId, "premium");
    await pay(house, second);
    await pay(house, first);
    expect(await orderOf(house, first)).toMatchObject({ payment: "paid", fulfilment: "none", refundReason: "You already had a larger licence." });
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
    for (const tier of ["basic", "premium"] as const) await expect(open(ben, tier)).rejects.toMatchObject({ data: { code: "already_owned" } });
    expect(await house.rows("licenses")).toMatchObject([{ tierType: "premium", status: "active" }]);
  });

  test("two checkouts of one buyer, the smaller paid first: both are delivered, as both were bought", async () => {
    const { house, ben, beatId } = await market();
    const first = await checkout(house, ben, beatId, "basic");
    const second = await checkout(house, ben, beatId, "premium");
    await pay(house, first);
    await pay(house, second);
    expect(await house.rows("licenses")).toMatchObject([{ tierType: "basic", status: "active" }, { tierType: "premium", status: "active" }]);
  });

  test("defect 41: a payment for what the buyer already has goes back by itself", async () => {
    const { house, ben, beatId, open } = await market();
    const first = await checkout(house, ben, beatId, "basic");
    await webhook(house, sessionEvent("expired", first));
    const second = await attach(house, await open(ben, "basic"));
    await pay(house, second);
    await pay(house, first);
    expect(await orderOf(house, first)).toMatchObject({ payment: "paid", fulfilment: "none", refundReason: "You already had this licence." });
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
    expect(await orderOf(house, first)).toMatchObject({ payment: "refunded" });
    expect(await house.rows("licenses")).toMatchObject([{ status: "active" }]);
  });

  test("nobody buys their own beat, and nobody buys without a confirmed address", async () => {
    const { house, seller, open, beatId } = await market();
    const item = { kind: "beat_license", beatId, tierType: "basic" } as const;
    await expect(seller.mutation(api.commerce.mutations.open, { item })).rejects.toMatchObject({ data: { code: "forbidden" } });
    const eve = await person(house, "eve", { verified: false });
    await expect(open(eve, "basic")).rejects.toMatchObject({ data: { code: "email_unverified" } });
  });
});
