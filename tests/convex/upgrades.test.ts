import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { sellerAccount } from "../../lib/domain/ledger";
import { hashOf } from "../../lib/domain/sha256";
import { work, type Person } from "./support/backend";
import { bellServer } from "./support/bell";
import { BEAT, processed, upload } from "./support/market";
import { balances, checkout, confirm, deliver, orderOf, paidFacts, pay, refundedEvent, sessionEvent, stripeWork, webhook } from "./support/stripe";
import { TIERS, licenseOf, reachable, statuses, upgrade, upgradeMarket as market } from "./support/upgrades";

bellServer();

describe("the price", () => {
  test("asking for a larger licence costs its holder the difference, and everybody else the whole", async () => {
    const { house, ben, cleo, beatId, buy } = await market();
    await buy("basic");
    expect((await checkout(house, ben, beatId, "premium")).total).toBe(5_000);
    expect((await checkout(house, cleo, beatId, "premium")).total).toBe(7_500);
  });

  test("the price the buyer saw is compared with the difference", async () => {
    const { house, ben, beatId, buy } = await market();
    await buy("basic");
    const item = { kind: "beat_license", beatId, tierType: "premium" } as const;
    await house.pass(60_000);
    await expect(ben.mutation(api.commerce.mutations.open, { item, seenPrice: 7_500 })).rejects.toMatchObject({
      data: { code: "price_changed", details: { currentPrice: 5_000, currency: "usd" } },
    });
    expect(await ben.mutation(api.commerce.mutations.open, { item, seenPrice: 5_000 })).toMatchObject({ outcome: "session" });
  });

  test("a chain of upgrades costs what the last tier costs, and the book says so", async () => {
    const { house, seller, buy } = await market();
    const totals = [await buy("basic"), await buy("premium"), await buy("unlimited"), await buy("exclusive")].map(({ total }) => total);
    expect(totals).toEqual([2_500, 5_000, 12_500, 30_000]);
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 45_000, "platform:fees": 5_000, "stripe:balance": -50_000 });
  });

  test("what went back of the first price is no longer taken off the next", async () => {
    const { house, ben, beatId, buy } = await market();
    const base = await buy("basic");
    await webhook(house, refundedEvent(base, 1_000));
    expect((await checkout(house, ben, beatId, "premium")).total).toBe(6_000);
  });

  test.each([
    ["below what was paid", 2_000],
    ["too little above it to be charged", 2_549],
  ])("a tier whose price fell %s is had at once, for nothing, without Stripe", async (_, price) => {
    const { house, ben, beatId, buy, setPrice } = await market();
    await buy("basic");
    await setPrice("premium", price);
    const item = { kind: "beat_license", beatId, tierType: "premium" } as const;
    await house.pass(60_000);
    const opened = await ben.mutation(api.commerce.mutations.open, { item, seenPrice: 0 });
    expect(opened).toMatchObject({ outcome: "fulfilled" });
    expect(await statuses(house)).toEqual({ basic: "superseded", premium: "active" });
    expect((await licenseOf(house, "premium")).snapshot).toMatchObject({ price: { amount: 0 }, supersedes: { paid: 2_500 } });
    expect((await house.rows("orderLines")).at(-1)).toMatchObject({ unitAmount: 0, amount: 0 });
  });

  test("a free licence can grow into a paid one, for its whole price", async () => {
    const { house, ben, beatId, setPrice } = await market();
    await setPrice("basic", 0);
    await ben.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    const bought = await checkout(house, ben, beatId, "premium");
    expect(bought.total).toBe(7_500);
    await pay(house, bought);
    expect(await statuses(house)).toEqual({ basic: "superseded", premium: "active" });
  });

  test("page and library show what each larger licence would take, to its holder alone", async () => {
    const { ben, cleo, slug, buy } = await market();
    await buy("premium");
    const standing = async (viewer: Person) => (await viewer.query(api.beats.queries.bySlug, { slug }))?.tiers.map((tier) => tier.standing);
    expect(await standing(ben)).toEqual([
      { kind: "covered", by: "Premium lease" },
      { kind: "owned" },
      { kind: "upgrade", price: 42_500, from: "Premium lease", paid: 7_500 },
      { kind: "upgrade", price: 12_500, from: "Premium lease", paid: 7_500 },
    ]);
    expect(await standing(cleo)).toEqual([null, null, null, null]);
    const library = await ben.query(api.commerce.queries.library, { paginationOpts: { numItems: 10, cursor: null } });
    expect(library.page).toMatchObject([{ upgrades: [{ tierType: "unlimited", price: 12_500 }, { tierType: "exclusive", price: 42_500 }] }]);
  });
});

describe("once it is paid", () => {
  test("the new licence names the old one by number and hash; the old one is superseded; files are there once", async () => {
    const { house, ben, buy } = await market();
    await buy("basic");
    const old = await licenseOf(house, "basic");
    await buy("premium");
    const next = await licenseOf(house, "premium");
    expect(next.snapshot.supersedes).toEqual({ verifyId: old.verifyId, hash: old.hash, tierName: "Basic lease", orderNumber: old.snapshot.orderNumber, paid: 2_500 });
    expect(next.hash).toBe(hashOf(next.snapshot));
    expect(await licenseOf(house, "basic")).toMatchObject({ status: "superseded", supersededBy: next._id, snapshot: old.snapshot, hash: old.hash });
    expect(await reachable(house, ben)).toEqual(["Premium lease: mp3", "Premium lease: wav"]);
    const rights = (await house.rows("entitlements")).filter(({ state }) => state === "active").map(({ resource }) => resource);
    expect(new Set(rights).size).toBe(rights.length);
    await expect(ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: old._id, fileType: "wav" })).rejects.toMatchObject({ data: { code: "forbidden" } });
    expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: next._id, fileType: "wav" })).toMatchObject({ filename: "night-bus.wav" });
    expect((await house.rows("work")).filter(({ task }) => task.kind === "contract.render")).toHaveLength(2);
  });

  test("the old one's public page tells of the successor without leading to it; the new one's says what it replaced", async () => {
    const { house, buy } = await market();
    await buy("basic");
    const old = await licenseOf(house, "basic");
    await buy("premium");
    const next = await licenseOf(house, "premium");
    const before = await house.t.query(api.commerce.queries.verify, { verifyId: old.verifyId });
    expect(before).toMatchObject({ status: "superseded", replaces: null, replacedBy: { tierName: "Premium lease", issuedAt: next.issuedAt } });
    expect(JSON.stringify(before)).not.toContain(next.verifyId);
    expect(await house.t.query(api.commerce.queries.verify, { verifyId: next.verifyId })).toMatchObject({
      status: "active",
      replaces: { verifyId: old.verifyId, hash: old.hash, tierName: "Basic lease" },
      replacedBy: null,
    });
  });

  test("a master that was replaced since stays with the licence it was sold with, and the new one comes with the new licence", async () => {
    const { house, seller, ben, beatId, buy } = await market();
    await buy("basic");
    const old = await licenseOf(house, "basic");
    await seller.mutation(api.beats.mutations.unpublish, { beatId });
    const { fileId } = await upload(house, seller, 2_000);
    const beat = await seller.query(api.beats.queries.edit, { beatId });
    await seller.mutation(api.beats.mutations.update, { ...BEAT, moods: [], tags: [], tiers: [...TIERS], beatId, version: beat.version, masterFileId: fileId });
    await work(house, "beat.process", async () => await processed(house));
    await seller.mutation(api.beats.mutations.publish, { beatId });
    await buy("premium");
    expect(await reachable(house, ben)).toEqual(["Basic lease: mp3", "Basic lease: wav", "Premium lease: mp3", "Premium lease: wav"]);
    expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: old._id, fileType: "wav" })).toMatchObject({ size: 1_000 });
    expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: (await licenseOf(house, "premium"))._id, fileType: "wav" })).toMatchObject({ size: 2_000 });
  });

  test("an upgrade to the exclusive takes the beat off the market, and its checkout keeps other exclusives out", async () => {
    const { house, ben, cleo, beatId, slug, buy } = await market();
    await buy("basic");
    const open = await checkout(house, ben, beatId, "exclusive");
    await expect(cleo.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "exclusive" } })).rejects.toMatchObject({ data: { code: "reserved" } });
    await pay(house, open);
    expect(await house.t.query(api.beats.queries.bySlug, { slug })).toMatchObject({ sold: true });
    await expect(checkout(house, cleo, beatId, "basic")).rejects.toMatchObject({ data: { code: "sold" } });
  });
});

describe("twice", () => {
  test("two tabs asking for the same upgrade get the same session", async () => {
    const { house, ben, beatId, buy } = await market();
    await buy("basic");
    const first = await checkout(house, ben, beatId, "premium");
    const base = await licenseOf(house, "basic");
    expect(await upgrade(ben, base._id, "premium")).toMatchObject({ outcome: "existing", session: { sessionId: first.sessionId } });
  });

  test("the same upgrade paid twice over two sessions is one licence; the second payment goes back by itself", async () => {
    const { house, seller, ben, beatId, buy } = await market();
    await buy("basic");
    const first = await checkout(house, ben, beatId, "premium");
    await webhook(house, sessionEvent("expired", first));
    const second = await checkout(house, ben, beatId, "premium");
    await Promise.all([deliver(house, sessionEvent("completed", first)), deliver(house, sessionEvent("completed", second)), confirm(house, paidFacts(second))]);
    await house.settle();
    expect(await stripeWork(house)).toMatchObject({ refunds: 1 });
    expect((await house.rows("licenses")).map(({ tierType, status }) => `${tierType} ${status}`)).toEqual(["basic superseded", "premium active"]);
    const payments = [await orderOf(house, first), await orderOf(house, second)].map(({ payment }) => payment);
    expect(payments.sort()).toEqual(["paid", "refunded"]);
    expect((await balances(house))["platform:fees"]).toBe(750);
    expect((await balances(house))[sellerAccount(seller.userId)]).toBeGreaterThan(0);
  });

  test("two different upgrades of one licence, both paid: the first counts, the other goes back", async () => {
    const { house, ben, beatId, buy } = await market();
    await buy("basic");
    const premium = await checkout(house, ben, beatId, "premium");
    const unlimited = await checkout(house, ben, beatId, "unlimited");
    await pay(house, premium);
    await pay(house, unlimited);
    await stripeWork(house);
    expect(await statuses(house)).toEqual({ basic: "superseded", premium: "active" });
    expect(await orderOf(house, unlimited)).toMatchObject({ payment: "refunded", fulfilment: "none", refundReason: "Your licence had been upgraded already." });
  });
});

describe("refused", () => {
  test("somebody else's licence does not exist", async () => {
    const { house, cleo, buy } = await market();
    await buy("basic");
    await expect(upgrade(cleo, (await licenseOf(house, "basic"))._id, "premium")).rejects.toMatchObject({ data: { code: "not_found" } });
  });

  test.each(["basic", "premium"] as const)("the same or a lower tier (%s) is owned already, by either way of asking", async (tierType) => {
    const { house, ben, beatId, buy } = await market();
    await buy("premium");
    await expect(upgrade(ben, (await licenseOf(house, "premium"))._id, tierType)).rejects.toMatchObject({ data: { code: "already_owned" } });
    await expect(checkout(house, ben, beatId, tierType)).rejects.toMatchObject({ data: { code: "already_owned" } });
  });

  test("a licence that was upgraded, or refunded, is no start for another upgrade", async () => {
    const { house, ben, beatId, buy } = await market();
    const bought = await buy("basic");
    const base = await licenseOf(house, "basic");
    await webhook(house, refundedEvent(bought));
    await expect(upgrade(ben, base._id, "premium")).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("no longer in force") } });
    await buy("basic");
    await buy("premium");
    const superseded = await licenseOf(house, "basic");
    await expect(upgrade(ben, superseded._id, "exclusive")).rejects.toMatchObject({ data: { code: "conflict", message: expect.stringContaining("upgraded already") } });
    expect((await checkout(house, ben, beatId, "exclusive")).total).toBe(42_500);
  });

  test("a licence that is not the buyer's largest on the beat", async () => {
    const { house, ben, beatId, buy } = await market();
    const [small, large] = [await checkout(house, ben, beatId, "basic"), await checkout(house, ben, beatId, "premium")];
    await pay(house, small);
    await pay(house, large);
    await expect(upgrade(ben, (await licenseOf(house, "basic"))._id, "exclusive")).rejects.toMatchObject({ data: { code: "conflict", message: "You hold a larger licence on this beat: upgrade your premium lease." } });
    await buy("exclusive");
  });

  test("a tier that is switched off, and a beat without a file to deliver", async () => {
    const { house, ben, beatId, buy } = await market();
    await buy("basic");
    const { _id: licenseId } = await licenseOf(house, "basic");
    await house.t.run(async (ctx) => {
      const beat = await ctx.db.get(beatId);
      await ctx.db.patch(beatId, { tiers: (beat?.tiers ?? []).map((tier) => ({ ...tier, enabled: tier.tierType !== "premium" })) });
    });
    await expect(upgrade(ben, licenseId, "premium")).rejects.toMatchObject({ data: { code: "unavailable", message: "This licence is not on offer for this beat." } });
    await house.t.run(async (ctx) => {
      for (const file of await ctx.db.query("files").collect()) await ctx.db.patch(file._id, { state: "deleted" });
    });
    await expect(upgrade(ben, licenseId, "unlimited")).rejects.toMatchObject({ data: { code: "unavailable", message: "This beat has no files to deliver at the moment." } });
  });

  test("a beat that was sold to somebody else, or is not on sale, or does not offer the tier", async () => {
    const { house, seller, ben, cleo, beatId, buy } = await market();
    await buy("basic");
    const base = await licenseOf(house, "basic");
    await seller.mutation(api.beats.mutations.unpublish, { beatId });
    await expect(upgrade(ben, base._id, "premium")).rejects.toMatchObject({ data: { code: "not_found" } });
    await seller.mutation(api.beats.mutations.publish, { beatId });
    await buy("exclusive", cleo);
    await expect(upgrade(ben, base._id, "premium")).rejects.toMatchObject({ data: { code: "sold" } });
    expect((await ben.query(api.commerce.queries.library, { paginationOpts: { numItems: 5, cursor: null } })).page).toMatchObject([{ status: "active", upgrades: [] }]);
  });
});
