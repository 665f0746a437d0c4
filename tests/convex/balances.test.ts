import { expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { creator, person } from "./support/backend";
import { bellServer } from "./support/bell";
import { market, sold } from "./support/sale";
import { STRIPE_FEE, checkout, pay, stripeWork } from "./support/stripe";

bellServer();

const DAY = 86_400_000;
const MANY = { numItems: 50, cursor: null };
const net = 2_250;

test("a sale is on the balance and on its day at once, before anything is rolled up", async () => {
  const { seller } = await sold();
  const [usd] = await seller.query(api.commerce.balances.mine, { days: 30 });
  expect(usd).toMatchObject({ currency: "usd", balance: net, opening: 0, days: [{ change: net, closing: net }] });
});

test("rolling up changes nothing that anybody sees, however often it runs", async () => {
  const { house, seller, beatId } = await market();
  for (const name of ["cleo", "dora", "emil"]) {
    await pay(house, await checkout(house, await person(house, name), beatId, "basic"));
    await stripeWork(house);
    await house.pass(DAY / 2);
  }
  const look = async () => (await seller.query(api.commerce.balances.mine, { days: 30 }))[0];
  const before = await look();
  expect(before?.balance).toBe(3 * (net - STRIPE_FEE));
  for (let run = 0; run < 3; run++) {
    await house.t.mutation(internal.commerce.balances.rollUp, {});
    await house.settle();
    expect(await look()).toEqual(before);
  }
  const rolled = (await house.rows("ledgerDays")).filter(({ account }) => account === `seller:${seller.userId}`);
  expect(rolled.reduce((sum, { change }) => sum + change, 0)).toBe(before?.balance);
  expect(rolled.at(-1)?.closing).toBe(before?.balance);
});

test("what is younger than a minute is left to the next run: its transaction may not be the last of its moment", async () => {
  const { house } = await sold();
  await house.t.mutation(internal.commerce.balances.rollUp, {});
  expect(await house.rows("ledgerDays")).toEqual([]);
  await house.pass(60_001);
  await house.t.mutation(internal.commerce.balances.rollUp, {});
  expect(await house.rows("ledgerDays")).not.toEqual([]);
});

test("what is older than the range is in its opening", async () => {
  const { house, seller } = await sold();
  await house.pass(60_001);
  await house.t.mutation(internal.commerce.balances.rollUp, {});
  await house.pass(40 * DAY);
  const at = async (days: 30 | 90) => (await seller.query(api.commerce.balances.mine, { days }))[0];
  expect(await at(30)).toMatchObject({ balance: net, opening: net, days: [] });
  expect(await at(90)).toMatchObject({ balance: net, opening: 0, days: [{ closing: net }] });
});

test("the entries add up to the balance and are each seller's own", async () => {
  const { house, seller, refund } = await sold();
  await stripeWork(house);
  await refund();
  await stripeWork(house);
  const { page } = await seller.query(api.commerce.balances.entries, { currency: "usd", paginationOpts: MANY });
  expect(page.map(({ fact, amount }) => [fact, amount])).toEqual([["refund", -net], ["fee", -STRIPE_FEE], ["sale", net]]);
  const [usd] = await seller.query(api.commerce.balances.mine, { days: 30 });
  expect(page.reduce((sum, { amount }) => sum + amount, 0)).toBe(usd?.balance);
  const eve = await creator(house, "eve");
  expect((await eve.query(api.commerce.balances.entries, { currency: "usd", paginationOpts: MANY })).page).toEqual([]);
});
