import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { hashOf } from "../../lib/domain/sha256";
import { backend, creator, person, stored, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { STRIPE_FEE, balances, checkout, confirm, deliver, orderOf, paidFacts, pay, sessionEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

async function market() {
  const house = backend();
  const seller = await creator(house, "ada");
  const buyer = await person(house, "ben");
  const beat = await onSale(house, seller);
  return { house, seller, buyer, beat };
}

/** What exactly one sale leaves behind. */
async function expectOneSale(house: Backend) {
  expect(await house.rows("licenses")).toHaveLength(1);
  expect(await house.rows("entitlements")).toHaveLength(2);
  expect((await house.rows("ledgerTransactions")).map(({ key }) => key.split("/")[0])).toEqual(["sale"]);
  expect((await house.rows("work")).filter(({ task }) => task.kind === "contract.render")).toHaveLength(1);
  expect((await house.rows("work")).filter(({ task }) => task.kind === "stripe.refund")).toHaveLength(0);
}

describe("one payment, one fulfilment", () => {
  test("a paid session grants the licence, its files and the seller's share", async () => {
    const { house, seller, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    await pay(house, bought);

    await expectOneSale(house);
    expect(await house.rows("holds")).toMatchObject([{ state: "consumed" }]);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", refundReason: null });
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 2_250, "platform:fees": 250, "stripe:balance": -2_500 });

    const library = await buyer.query(api.commerce.queries.library, { paginationOpts: { numItems: 10, cursor: null } });
    expect(library.page).toMatchObject([{ status: "active", tierName: "Basic lease", amount: 2_500, files: [{ fileType: "mp3" }, { fileType: "wav", size: 1_000 }] }]);
  });

  test("defect 54: the same event delivered five times, at once and again later, is one fulfilment", async () => {
    const { house, buyer, beat } = await market();
    const paid = sessionEvent("completed", await checkout(house, buyer, beat.beatId, "basic"));
    const first = await Promise.all([deliver(house, paid), deliver(house, paid), deliver(house, paid)]);
    await house.settle();
    const later = [await webhook(house, paid), await webhook(house, paid)];

    expect([...first, ...later].filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await house.rows("inbox")).toMatchObject([{ state: "processed", attempts: 1 }]);
    await expectOneSale(house);
  });

  test("defect 54: two different events about one payment are one fulfilment", async () => {
    const { house, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    await webhook(house, sessionEvent("completed", bought));
    await webhook(house, sessionEvent("async_payment_succeeded", bought));
    await expectOneSale(house);
  });

  test.each(["webhook first", "confirmation first", "both at once"])("defect 54: confirmation beside the webhook, %s, is one fulfilment", async (order) => {
    const { house, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    const event = sessionEvent("completed", bought);
    const viaWebhook = async () => await webhook(house, event);
    const viaConfirmation = async () => await confirm(house, paidFacts(bought));
    if (order === "webhook first") {
      await viaWebhook();
      await viaConfirmation();
    } else if (order === "confirmation first") {
      await viaConfirmation();
      await viaWebhook();
    } else {
      await deliver(house, event);
      await Promise.all([viaConfirmation(), house.settle(), viaConfirmation()]);
      await house.settle();
    }
    await expectOneSale(house);
    expect(await viaConfirmation()).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
  });

  test("defect 37: a completed but unpaid session grants nothing until the payment arrives", async () => {
    const { house, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    await webhook(house, sessionEvent("completed", bought, { payment_status: "unpaid", payment_intent: null }));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "processing", fulfilment: "none" });
    expect(await house.rows("inbox")).toMatchObject([{ state: "processed" }]);
    expect(await house.rows("licenses")).toHaveLength(0);
    await webhook(house, sessionEvent("async_payment_succeeded", bought));
    await expectOneSale(house);
  });

  test("a slow payment that fails closes the order and grants nothing", async () => {
    const { house, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "exclusive");
    await webhook(house, sessionEvent("completed", bought, { payment_status: "unpaid", payment_intent: null }));
    await webhook(house, sessionEvent("async_payment_failed", bought));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "failed", fulfilment: "none" });
    expect(await house.rows("holds")).toMatchObject([{ state: "released", coolDownUntil: null }]);
    expect(await balances(house)).toEqual({});
  });
});

describe("the licence", () => {
  test("carries the terms the beat page showed, hashed as they stand, and is verifiable without naming anybody", async () => {
    const { house, buyer, beat } = await market();
    const page = await buyer.query(api.beats.queries.bySlug, { slug: beat.slug });
    const shown = page?.tiers.find(({ tierType }) => tierType === "premium");
    await pay(house, await checkout(house, buyer, beat.beatId, "premium"));

    const [license] = await house.rows("licenses");
    if (license === undefined || shown === undefined) throw new Error("no licence");
    expect(license.snapshot.terms).toEqual(shown.terms);
    expect(license.snapshot.price).toEqual({ amount: shown.price, currency: shown.currency });
    expect(license.snapshot.files.map(({ fileType }) => fileType)).toEqual(shown.files);
    expect(license.snapshot.files).toContainEqual({ fileType: "wav", filename: "night-bus.wav", sha256: "ab".repeat(32) });
    expect(license.hash).toBe(hashOf(license.snapshot));

    const verified = await house.t.query(api.commerce.queries.verify, { verifyId: license.verifyId });
    expect(verified).toMatchObject({ status: "active", hash: license.hash, pdfSha256: null, licensee: "B••• E•••", beatTitle: "Night Bus" });
    expect(JSON.stringify(verified)).not.toMatch(/ben/i);
    expect(await house.t.query(api.commerce.queries.verify, { verifyId: "nothing" })).toBeNull();
  });

  test("keeps what was agreed when the order was opened, whatever the creator changes before it is paid", async () => {
    const { house, seller, buyer, beat } = await market();
    const bought = await checkout(house, buyer, beat.beatId, "basic");
    const form = await seller.query(api.beats.queries.edit, { beatId: beat.beatId });
    await seller.mutation(api.beats.mutations.update, {
      beatId: beat.beatId,
      version: form.version,
      masterFileId: form.masterFileId,
      title: "Day Bus",
      description: "",
      genre: form.genre,
      bpm: form.bpm,
      key: form.key,
      moods: form.moods,
      tags: form.tags,
      tiers: [{ tierType: "basic", enabled: true, price: 9_900 }],
    });
    await pay(house, bought);
    const [license] = await house.rows("licenses");
    expect(license?.snapshot).toMatchObject({ beat: { title: "Night Bus" }, price: { amount: 2_500 } });
  });

  test("defect 69: the contract is rendered once and kept; a second rendering changes nothing", async () => {
    const { house, buyer, beat } = await market();
    await pay(house, await checkout(house, buyer, beat.beatId, "basic"));
    const [license] = await house.rows("licenses");
    if (license === undefined) throw new Error("no licence");
    expect(await buyer.query(api.commerce.queries.contract, { licenseId: license._id })).toMatchObject({ ready: false, fileId: null });

    await work(house, "contract.render", async () => ({ ...(await stored(house, "%PDF")), sha256: "cd".repeat(32) }));
    const contract = await buyer.query(api.commerce.queries.contract, { lineId: license.lineId });
    expect(contract).toMatchObject({ ready: true, snapshot: license.snapshot });
    expect(await house.t.query(api.commerce.queries.verify, { verifyId: license.verifyId })).toMatchObject({ pdfSha256: "cd".repeat(32) });

    const again = await stored(house, "%PDF other");
    await house.t.mutation(internal.platform.work.apply, { task: { kind: "contract.render", args: { licenseId: license._id } }, key: "k", result: { ...again, sha256: "ee".repeat(32) } });
    expect(await buyer.query(api.commerce.queries.contract, { licenseId: license._id })).toEqual(contract);
    expect(await house.t.run(async (ctx) => await ctx.db.system.get(again.storageId))).toBeNull();
  });
});

describe("prices", () => {
  test("defect 36: a price that is not the server's is refused with the current one", async () => {
    const { house, buyer, beat } = await market();
    const item = { kind: "beat_license", beatId: beat.beatId, tierType: "basic" } as const;
    await expect(buyer.mutation(api.commerce.mutations.open, { item, seenPrice: 100 })).rejects.toMatchObject({
      data: { code: "price_changed", details: { currentPrice: 2_500, currency: "usd" } },
    });
    expect(await house.rows("orders")).toHaveLength(0);
    expect(await buyer.mutation(api.commerce.mutations.open, { item, seenPrice: 2_500 })).toMatchObject({ outcome: "session" });
  });

  test("what costs nothing is fulfilled at once, without Stripe and without moving money", async () => {
    const { house, seller, buyer } = await market();
    const free = await onSale(house, seller, [{ tierType: "basic", enabled: true, price: 0 }]);
    const item = { kind: "beat_license", beatId: free.beatId, tierType: "basic" } as const;
    const opened = await buyer.mutation(api.commerce.mutations.open, { item });
    expect(opened).toMatchObject({
      outcome: "fulfilled",
      session: { sessionId: `free_${opened.orderId}`, url: `/checkout/success?session_id=free_${opened.orderId}` },
    });
    expect(await buyer.query(api.commerce.queries.bySession, { sessionId: `free_${opened.orderId}` })).toMatchObject({ payment: "paid", fulfilment: "fulfilled" });
    expect(await balances(house)).toEqual({});
    await expect(buyer.mutation(api.commerce.mutations.open, { item })).rejects.toMatchObject({ data: { code: "already_owned" } });
  });

  test("defect 49: the fee is the one of the seller's plan when the order was opened", async () => {
    const { house, seller, buyer, beat } = await market();
    await house.t.run(async (ctx) => await ctx.db.patch(seller.storeId, { plan: "business" }));
    const bought = await checkout(house, buyer, beat.beatId, "premium");
    await house.t.run(async (ctx) => await ctx.db.patch(seller.storeId, { plan: "free" }));
    await pay(house, bought);
    await stripeWork(house);
    expect(await balances(house)).toEqual({
      [sellerAccount(seller.userId)]: 7_500 - 225 - STRIPE_FEE,
      "platform:fees": 225,
      "stripe:balance": -7_500 + STRIPE_FEE,
    });
  });
});
