import { expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { dayOf } from "../../lib/domain/periods";
import { HALF_LIFE_MS, scoreAt } from "../../lib/domain/popularity";
import { backend, creator, person, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft, onSale } from "./support/market";
import { market, sold } from "./support/sale";
import { STRIPE_FEE, attach, pay, stripeWork } from "./support/stripe";

bellServer();

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONG = 30_000;

type Signal = (typeof api.analytics.mutations.track)["_args"]["signals"][number];
type Options = { address?: string; userAgent?: string; userId?: Id<"users">; source?: string };

const send = async ({ service }: Backend, signals: Signal[], { address = "203.0.113.7", userAgent = "Mozilla/5.0 one", userId, source = "direct" }: Options = {}) =>
  (await service.mutation(api.analytics.mutations.track, { sender: { address, userAgent }, userId: userId ?? null, source, signals })).counted;

const play = (beatId: string, heardMs = LONG): Signal => ({ kind: "play", beatId, heardMs });

async function rollUp(house: Backend) {
  await house.pass(60_001);
  await house.t.mutation(internal.analytics.mutations.rollUp, {});
  await house.settle();
}

const pageOf = async (house: Backend, period: "day" | "month") => (await house.rows("storeFigures")).find((row) => row.period === period);

test("a play counts once per listener, beat and day, however often it is reported", async () => {
  const { house, beatId } = await market();
  expect(await send(house, [play(beatId), play(beatId)])).toBe(1);
  expect(await send(house, [play(beatId)])).toBe(0);
  expect(await send(house, [play(beatId)], { userAgent: "Mozilla/5.0 two" })).toBe(1);
  await house.pass(DAY);
  expect(await send(house, [play(beatId)])).toBe(1);
});

test("two reports at the same moment are one play", async () => {
  const { house, beatId } = await market();
  const counted = await Promise.all(Array.from({ length: 5 }, () => send(house, [play(beatId)])));
  expect(counted.reduce((sum, each) => sum + each, 0)).toBe(1);
});

test("too little heard, an own beat, a draft and a beat that is none are not plays, and nobody is told", async () => {
  const { house, seller, beatId } = await market();
  const unpublished = await draft(house, seller);
  expect(await send(house, [play(beatId, 26_000), play(beatId, Number.NaN), play("nothing"), play(unpublished.beatId), play(seller.storeId)])).toBe(0);
  expect(await send(house, [play(beatId), { kind: "visit", beatId }, { kind: "visit", storeId: seller.storeId }], { userId: seller.userId })).toBe(0);
  expect(await house.rows("signals")).toEqual([]);
});

test("one network cannot play a beat up by naming ever new browsers", async () => {
  const { house, beatId } = await market();
  let counted = 0;
  for (let browser = 0; browser < 30; browser++) counted += await send(house, [play(beatId)], { userAgent: `Mozilla/5.0 ${browser}` });
  expect(counted).toBe(10);
});

test("nothing that is kept names the visitor, and the next day nobody can tell that it is the same one", async () => {
  const { house, beatId } = await market();
  await send(house, [play(beatId)], { address: "198.51.100.23", userAgent: "Mozilla/5.0 Unusual" });
  await house.pass(DAY);
  await send(house, [play(beatId)], { address: "198.51.100.23", userAgent: "Mozilla/5.0 Unusual" });
  const rows = await house.rows("signals");
  expect(JSON.stringify(rows)).not.toMatch(/198\.51|Unusual/);
  expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(2);
  await house.t.mutation(internal.analytics.mutations.prune, {});
  expect((await house.rows("signalSalts")).map(({ day }) => day)).toEqual([dayOf(Date.now())]);
});

test("a page looked at again within half an hour is the same visit; the visitor is one all day", async () => {
  const { house, seller, beatId } = await market();
  const look: Signal[] = [{ kind: "visit", beatId }, { kind: "visit", storeId: seller.storeId }];
  expect(await send(house, look)).toBe(2);
  expect(await send(house, look)).toBe(0);
  await house.pass(HOUR);
  expect(await send(house, look, { source: "Forum / Referral" })).toBe(2);
  await rollUp(house);
  const day = await pageOf(house, "day");
  expect(day?.totals).toMatchObject({ visits: 4, visitors: 1 });
  expect(day?.beats).toMatchObject([{ key: beatId, visits: 2, visitors: 1 }]);
  expect(day?.sources).toMatchObject([{ key: "direct", visits: 2, visitors: 1 }, { key: "forum / referral", visits: 2, visitors: 0 }]);
});

test("a sale is counted with its beat, tier and source; what went back goes off the money as it does off the balance", async () => {
  const { house, seller, beatId } = await market();
  const buyer = await person(house, "cleo");
  const opened = await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" }, source: "Newsletter / Email / Spring" });
  const bought = await attach(house, opened);
  await rollUp(house);
  expect((await pageOf(house, "day"))?.totals).toMatchObject({ checkouts: 1, sales: 0, net: {} });
  await pay(house, bought);
  await stripeWork(house);
  await rollUp(house);
  const net = 2_250 - STRIPE_FEE;
  for (const period of ["day", "month"] as const) {
    const page = await pageOf(house, period);
    expect(page?.totals).toMatchObject({ checkouts: 1, sales: 1, net: { usd: net } });
    expect(page?.tiers).toMatchObject([{ key: "basic", sales: 1, net: { usd: net } }]);
    expect(page?.sources).toMatchObject([{ key: "newsletter / email / spring", checkouts: 1, sales: 1, net: { usd: net } }]);
    expect(page?.beats).toMatchObject([{ key: beatId, sales: 1 }]);
  }
  await seller.mutation(api.commerce.refunds.request, { orderId: bought.orderId, reason: "Wrong file." });
  await stripeWork(house);
  await rollUp(house);
  const [balance] = await seller.query(api.commerce.balances.mine, { days: 30 });
  expect((await pageOf(house, "month"))?.totals.net).toEqual({ usd: balance?.balance });
});

test("what costs nothing is a sale without money", async () => {
  const house = backend();
  const seller = await creator(house, "ada");
  const { beatId } = await onSale(house, seller, [{ tierType: "basic", enabled: true, price: 0 }]);
  await (await person(house, "ben")).mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
  await rollUp(house);
  expect((await pageOf(house, "day"))?.totals).toMatchObject({ checkouts: 1, sales: 1, net: {} });
});

test("rolling up again, at once or twice at a time, adds nothing", async () => {
  const { house, beatId } = await market();
  await send(house, [play(beatId), { kind: "visit", beatId }]);
  await rollUp(house);
  const before = [await house.rows("storeFigures"), await house.rows("beatPopularity")];
  await Promise.all([1, 2, 3].map(() => house.t.mutation(internal.analytics.mutations.rollUpStream, { stream: "signals" })));
  await rollUp(house);
  expect([await house.rows("storeFigures"), await house.rows("beatPopularity")]).toEqual(before);
});

test("a run over more than a batch, cut off after a step, goes on where it was and counts each row once", async () => {
  const { house, beatId } = await market();
  for (let group = 0; group < 25; group++) {
    await house.pass(1);
    const address = `203.0.113.${group}`;
    for (let browser = 0; browser < 10; browser++) await send(house, [play(beatId)], { address, userAgent: `Mozilla/5.0 ${browser}` });
  }
  await house.pass(60_001);
  await house.t.mutation(internal.analytics.mutations.rollUpStream, { stream: "signals" });
  const half = (await pageOf(house, "day"))?.totals.plays ?? 0;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(250);
  await rollUp(house);
  expect((await pageOf(house, "day"))?.totals).toMatchObject({ plays: 250, listeners: 250 });
  expect((await house.rows("beatPopularity"))[0]?.plays).toBe(250);
});

test("what is younger than a minute waits for the next run", async () => {
  const { house, beatId } = await market();
  await send(house, [play(beatId)]);
  await house.t.mutation(internal.analytics.mutations.rollUp, {});
  await house.settle();
  expect(await house.rows("storeFigures")).toEqual([]);
});

test("signals go when they are rolled up and their day is over, and not before", async () => {
  const { house, beatId } = await market();
  await send(house, [play(beatId)]);
  await house.pass(3 * DAY);
  await house.t.mutation(internal.analytics.mutations.prune, {});
  expect(await house.rows("signals")).toHaveLength(1);
  await rollUp(house);
  await send(house, [play(beatId)]);
  await house.t.mutation(internal.analytics.mutations.prune, {});
  expect(await house.rows("signals")).toHaveLength(1);
  await house.settle();
});

test("popularity: a play weighs one, a sale ten, both half of it a week later; a refund takes the sale's part back", async () => {
  const { house, beatId, refund } = await sold();
  await send(house, [play(beatId)]);
  const then = Date.now();
  await rollUp(house);
  const rankNow = async () => (await house.rows("beatPopularity")).find((row) => row.beatId === beatId);
  expect(await rankNow()).toMatchObject({ plays: 1, sales: 1 });
  expect(scoreAt((await rankNow())?.rank ?? 0, then)).toBeCloseTo(11, 6);
  expect(scoreAt((await rankNow())?.rank ?? 0, then + HALF_LIFE_MS)).toBeCloseTo(5.5, 6);
  await stripeWork(house);
  await house.pass(DAY);
  await refund();
  await stripeWork(house);
  await rollUp(house);
  expect(scoreAt((await rankNow())?.rank ?? 0, then)).toBeCloseTo(1, 6);
});

test("a network that reports without end is refused", async () => {
  const { house, beatId } = await market();
  const flood = Array.from({ length: 20 }, () => play(beatId));
  for (let call = 0; call < 60; call++) await send(house, flood);
  await expect(send(house, flood)).rejects.toMatchObject({ data: { code: "rate_limited" } });
});
