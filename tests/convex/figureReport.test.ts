import { expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { dayOf } from "../../lib/domain/periods";
import { creator, person, START, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { market } from "./support/sale";
import { attach, checkout, disputeEvent, pay, stripeWork, webhook } from "./support/stripe";

bellServer();

const DAY = 86_400_000;
const TODAY = dayOf(START);

async function rollUp(house: Backend) {
  await house.pass(60_001);
  await house.t.mutation(internal.analytics.mutations.rollUp, {});
  await house.settle();
}

/** A sale on the first day, another on the third, the first refunded on the fifth, the second disputed on the sixth, which takes its money. */
async function aWeekOfMoney() {
  const { house, seller, buyer, beatId } = await market();
  const first = await checkout(house, buyer, beatId, "basic");
  await pay(house, first);
  await stripeWork(house);
  await house.pass(2 * DAY);
  const opened = await (await person(house, "cleo")).mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "premium" }, source: "Newsletter / Email / Spring" });
  const second = await attach(house, opened);
  await pay(house, second);
  await stripeWork(house);
  await house.pass(2 * DAY);
  await seller.mutation(api.commerce.refunds.request, { orderId: first.orderId, reason: "Wrong file." });
  await stripeWork(house);
  await house.pass(DAY);
  await webhook(house, disputeEvent(second, { type: "created", status: "needs_response", moved: ["taken"] }));
  await stripeWork(house);
  await rollUp(house);
  return { house, seller, beatId };
}

test("net revenue of each day, and of all of them, is what the balance changed by that day: a refund comes off on the day it is booked", async () => {
  const { seller } = await aWeekOfMoney();
  const report = await seller.query(api.analytics.queries.report, { from: TODAY, to: TODAY + 7 * DAY });
  const [account] = await seller.query(api.commerce.balances.mine, { days: 30 });
  const earned = report.points.filter(({ net }) => (net.usd ?? 0) !== 0).map(({ at, net }) => ({ day: at, change: net.usd }));
  expect(earned.length).toBeGreaterThanOrEqual(4);
  expect(earned).toEqual(account?.days.filter(({ change }) => change !== 0).map(({ day, change }) => ({ day, change })));
  expect(report.totals.net.usd).toBe(account?.balance);
});

test("by beat, by licence and by source the money is the same money, and a campaign keeps its sale", async () => {
  const { seller, beatId } = await aWeekOfMoney();
  const { totals, beats, tiers, sources } = await seller.query(api.analytics.queries.report, { from: TODAY, to: TODAY + 7 * DAY });
  const sum = (parts: { net: Record<string, number> }[]) => parts.reduce((all, { net }) => all + (net.usd ?? 0), 0);
  for (const parts of [beats, tiers, sources]) expect(sum(parts)).toBe(totals.net.usd);
  expect(beats).toMatchObject([{ key: beatId, title: "Night Bus", sales: 2 }]);
  expect(tiers.map(({ key, sales }) => [key, sales]).sort()).toEqual([["basic", 1], ["premium", 1]]);
  expect(sources.find(({ key }) => key === "newsletter / email / spring")).toMatchObject({ sales: 1 });
});

test("a range leaves out the days before and after it", async () => {
  const { seller } = await aWeekOfMoney();
  const third = await seller.query(api.analytics.queries.report, { from: TODAY + 2 * DAY, to: TODAY + 3 * DAY });
  expect(third.totals).toMatchObject({ sales: 1, checkouts: 1 });
  expect(third.points).toHaveLength(1);
  const later = await seller.query(api.analytics.queries.report, { from: TODAY + 10 * DAY, to: TODAY + 12 * DAY });
  expect(later.totals).toMatchObject({ sales: 0, net: {} });
  expect(later.beats).toEqual([]);
});

test("a year read from its months says what its days say", async () => {
  const { seller } = await aWeekOfMoney();
  const week = await seller.query(api.analytics.queries.report, { from: TODAY, to: TODAY + 7 * DAY });
  for (const from of [Date.UTC(2025, 9, 1), Date.UTC(2025, 9, 17)]) {
    const year = await seller.query(api.analytics.queries.report, { from, to: TODAY + 20 * DAY });
    expect(year.totals).toEqual(week.totals);
    expect(year.points.map(({ at }) => at)).toEqual([from, ...[10, 11].map((month) => Date.UTC(2025, month, 1)), ...[0, 1, 2].map((month) => Date.UTC(2026, month, 1))]);
    expect(year.points.at(-1)?.net).toEqual(week.totals.net);
  }
});

test("nobody sees another store's figures, and what is no range is refused", async () => {
  const { house, seller } = await aWeekOfMoney();
  const other = await creator(house, "dora");
  await onSale(house, other);
  expect((await other.query(api.analytics.queries.report, { from: TODAY, to: TODAY + 7 * DAY })).totals).toMatchObject({ sales: 0, net: {} });
  for (const range of [{ from: TODAY, to: TODAY }, { from: TODAY + 1, to: TODAY + DAY }, { from: 0, to: TODAY }]) {
    await expect(seller.query(api.analytics.queries.report, range)).rejects.toMatchObject({ data: { code: "invalid_request" } });
  }
});
