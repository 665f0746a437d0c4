import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { sellerAccount } from "../../lib/domain/ledger";
import { CHECKOUT } from "../../lib/domain/limits";
import { OFFER } from "../../lib/domain/offers";
import { type Backend, creator, person, type Person } from "./support/backend";
import { bellServer } from "./support/bell";
import { coupon, openWith } from "./support/coupons";
import { market as shop, SOME } from "./support/sale";
import { attach, balances, checkout, orderOf, pay, refundedEvent, sessionEvent, stripeWork, webhook } from "./support/stripe";

bellServer();

async function market() {
  const scene = await shop();
  for (const [tierType, floor] of [["basic", 1_500], ["exclusive", 30_000]] as const) await scene.seller.mutation(api.deals.offers.setFloor, { tierType, floor, enabled: true });
  return scene;
}

const offer = async (buyer: Person, beatId: Id<"beats">, amount = 2_000, tierType: "basic" | "exclusive" | "premium" = "basic") =>
  await buyer.mutation(api.deals.offers.make, { beatId, tierType, amount, message: "For my first EP." });

async function made(buyer: Person, beatId: Id<"beats">, amount = 2_000, tierType: "basic" | "exclusive" = "basic") {
  const answer = await offer(buyer, beatId, amount, tierType);
  if (!answer.made) throw new Error(answer.reason);
  return answer.offerId;
}

const accept = { kind: "accept" } as const;
const states = async (house: Backend) => (await house.rows("offers")).map(({ state }) => state);
const mails = async (house: Backend) => (await house.rows("work")).flatMap(({ task }) => (task.kind === "mail.send" && task.args.template.startsWith("offer-") ? [`${task.args.template} ${task.args.data["state"]}`] : []));

describe("an offer", () => {
  test("that the seller accepts is a price of its buyer's alone, on the usual path, and is paid once", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId);
    await seller.mutation(api.deals.offers.answer, { offerId, answer: accept });
    const cleo = await person(house, "cleo");
    expect((await checkout(house, cleo, beatId, "basic")).total).toBe(2_500);
    const bought = await checkout(house, buyer, beatId, "basic");
    expect(bought.total).toBe(2_000);
    await pay(house, bought);
    expect(await states(house)).toEqual(["paid"]);
    expect((await house.rows("orderLines")).find(({ orderId }) => orderId === bought.orderId)).toMatchObject({ amount: 2_000, listAmount: 2_500, discounts: [{ kind: "offer", offerId, amount: 500 }] });
    expect(await balances(house)).toEqual({ [sellerAccount(seller.userId)]: 1_800, "platform:fees": 200, "stripe:balance": -2_000 });
    expect(await mails(house)).toEqual(["offer-seller open", "offer-buyer accepted"]);
    await webhook(house, refundedEvent(bought, 2_000));
    expect(await orderOf(house, bought)).toMatchObject({ payment: "refunded", fulfilment: "revoked" });
    await house.pass(60_000);
    expect((await checkout(house, buyer, beatId, "basic")).total).toBe(2_500);
  });

  test("is answered with another price, which the buyer takes; what was taken cannot be taken back", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId, 1_600);
    for (const amount of [1_600, 2_500, 100.5]) {
      await expect(seller.mutation(api.deals.offers.answer, { offerId, answer: { kind: "counter", amount, reply: "" } })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    }
    await seller.mutation(api.deals.offers.answer, { offerId, answer: { kind: "counter", amount: 2_200, reply: "Meet me here." } });
    await expect(seller.mutation(api.deals.offers.answer, { offerId, answer: accept })).rejects.toMatchObject({ data: { code: "conflict" } });
    await buyer.mutation(api.deals.offers.decide, { offerId, step: "accept" });
    for (const step of ["accept", "decline", "withdraw"] as const) await expect(buyer.mutation(api.deals.offers.decide, { offerId, step })).rejects.toMatchObject({ data: { code: "conflict" } });
    expect((await checkout(house, buyer, beatId, "basic")).total).toBe(2_200);
    expect(await mails(house)).toEqual(["offer-seller open", "offer-buyer countered", "offer-seller accepted"]);
  });

  test("below the floor is turned away at once, is kept nowhere, and counts as a try", async () => {
    const { house, buyer, beatId } = await market();
    for (let tries = 0; tries < 10; tries++) expect(await offer(buyer, beatId, 1_499)).toEqual({ made: false, reason: "The seller does not take an offer this low." });
    await expect(offer(buyer, beatId, 1_500)).rejects.toMatchObject({ data: { code: "rate_limited" } });
    expect(await house.rows("offers")).toEqual([]);
    expect(await mails(house)).toEqual([]);
  });

  test.each([2_500, 49, 1_999.5, -1, Number.MAX_VALUE])("of %s is none", async (amount) => {
    const { buyer, beatId } = await market();
    await expect(offer(buyer, beatId, amount)).rejects.toMatchObject({ data: { code: "invalid_request" } });
  });

  test("is made once for a licence, two at once included; another may follow one that was declined or withdrawn", async () => {
    const { house, seller, buyer, beatId } = await market();
    const both = await Promise.allSettled([offer(buyer, beatId), offer(buyer, beatId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [first] = await house.rows("offers");
    if (first === undefined) throw new Error("no offer");
    await seller.mutation(api.deals.offers.answer, { offerId: first._id, answer: { kind: "decline", reply: "No." } });
    await buyer.mutation(api.deals.offers.decide, { offerId: await made(buyer, beatId), step: "withdraw" });
    await made(buyer, beatId);
    expect(await states(house)).toEqual(["declined", "withdrawn", "open"]);
  });

  test("accepted and withdrawn at the same moment is one of the two", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId);
    const both = await Promise.allSettled([seller.mutation(api.deals.offers.answer, { offerId, answer: accept }), buyer.mutation(api.deals.offers.decide, { offerId, step: "withdraw" })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(["accepted", "withdrawn"]).toContain((await states(house))[0]);
  });

  test("is for those two alone, and on what takes offers", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId);
    const rival = await creator(house, "rex");
    await expect(rival.mutation(api.deals.offers.answer, { offerId, answer: accept })).rejects.toMatchObject({ data: { code: "not_found" } });
    await expect(rival.mutation(api.deals.offers.decide, { offerId, step: "withdraw" })).rejects.toMatchObject({ data: { code: "not_found" } });
    await expect(offer(buyer, beatId, 5_000, "premium")).rejects.toMatchObject({ data: { code: "unavailable" } });
    await expect(offer(seller, beatId)).rejects.toMatchObject({ data: { code: "forbidden" } });
    expect((await seller.query(api.deals.offers.received, { paginationOpts: SOME })).page).toMatchObject([{ offerId, asked: 2_000, buyerName: "Ben Example" }]);
    expect((await buyer.query(api.deals.offers.mine, { paginationOpts: SOME })).page).toMatchObject([{ offerId, state: "open" }]);
    expect(JSON.stringify(await buyer.query(api.deals.offers.mine, { paginationOpts: SOME }))).not.toContain("1500");
    expect((await rival.query(api.deals.offers.mine, { paginationOpts: SOME })).page).toEqual([]);
  });
});

describe("its time", () => {
  test("ends it by itself: unanswered, and agreed but not bought; the cron only writes it down", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId);
    await house.pass(OFFER.waitsMs);
    await expect(seller.mutation(api.deals.offers.answer, { offerId, answer: accept })).rejects.toMatchObject({ data: { code: "conflict" } });
    const second = await made(buyer, beatId);
    await seller.mutation(api.deals.offers.answer, { offerId: second, answer: accept });
    await house.pass(OFFER.goodForMs);
    expect((await checkout(house, buyer, beatId, "basic")).total).toBe(2_500);
    await house.t.mutation(internal.deals.offers.expire, {});
    expect(await states(house)).toEqual(["expired", "expired"]);
  });

  test("that ends while the checkout is open does not change what was agreed: paid in time or late, it is delivered", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId);
    await seller.mutation(api.deals.offers.answer, { offerId, answer: accept });
    await house.pass(OFFER.goodForMs - 60_000);
    const bought = await checkout(house, buyer, beatId, "basic");
    await house.pass(120_000);
    await house.t.mutation(internal.deals.offers.expire, {});
    await pay(house, bought);
    expect(await orderOf(house, bought)).toMatchObject({ payment: "paid", fulfilment: "fulfilled", total: 2_000 });
    expect(await states(house)).toEqual(["paid"]);
  });
});

describe("an agreed price", () => {
  test("is no hold: the exclusive can be sold to somebody else first, and who pays then gets the money back", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId, 40_000, "exclusive");
    await seller.mutation(api.deals.offers.answer, { offerId, answer: accept });
    const mine = await checkout(house, buyer, beatId, "exclusive");
    expect(mine.total).toBe(40_000);
    await webhook(house, sessionEvent("expired", mine));
    const cleo = await person(house, "cleo");
    await pay(house, await checkout(house, cleo, beatId, "exclusive"));
    await webhook(house, sessionEvent("completed", mine));
    await stripeWork(house);
    expect(await orderOf(house, mine)).toMatchObject({ payment: "refunded", fulfilment: "none" });
    expect(await states(house)).toEqual(["accepted"]);
  });

  test("never costs more than the price has become, and takes no code", async () => {
    const { house, seller, buyer, beatId } = await market();
    const offerId = await made(buyer, beatId);
    await seller.mutation(api.deals.offers.answer, { offerId, answer: accept });
    await coupon(seller);
    await expect(openWith(buyer, { beatId, tierType: "basic" })).rejects.toMatchObject({ data: { code: "coupon_refused" } });
    const first = await attach(house, await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" }, seenPrice: 2_000 }));
    await webhook(house, sessionEvent("expired", first));
    await house.pass(CHECKOUT.coolDownMs);
    await house.t.run(async (ctx) => {
      const beat = await ctx.db.get(beatId);
      if (beat) await ctx.db.patch(beatId, { tiers: beat.tiers.map((tier) => (tier.tierType === "basic" ? { ...tier, price: 1_800 } : tier)) });
    });
    expect((await checkout(house, buyer, beatId, "basic")).total).toBe(1_800);
  });

  test("is on the beat's page for its buyer, who is offered no other; an upgrade costs the difference to what was paid", async () => {
    const { house, seller, buyer, beatId } = await market();
    const slug = (await house.rows("beats"))[0]?.slug ?? "";
    const tiers = async (who: Person) => (await who.query(api.beats.queries.bySlug, { slug }))?.tiers.map(({ price, agreed, takesOffers }) => ({ price, agreed: agreed?.list ?? null, takesOffers }));
    const plain = [{ price: 2_500, agreed: null, takesOffers: true }, { price: 7_500, agreed: null, takesOffers: false }, { price: 50_000, agreed: null, takesOffers: true }];
    expect(await tiers(buyer)).toEqual(plain);
    const offerId = await made(buyer, beatId);
    await seller.mutation(api.deals.offers.answer, { offerId, answer: accept });
    expect(await tiers(buyer)).toEqual([{ price: 2_000, agreed: 2_500, takesOffers: false }, ...plain.slice(1)]);
    const cleo = await person(house, "cleo");
    expect(await tiers(cleo)).toEqual(plain);
    await pay(house, await checkout(house, buyer, beatId, "basic"));
    expect((await checkout(house, buyer, beatId, "premium")).total).toBe(5_500);
    await expect(offer(buyer, beatId, 40_000, "exclusive")).rejects.toMatchObject({ data: { code: "conflict" } });
  });
});
