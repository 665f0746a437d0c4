import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { creator, person } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { market, sold, SOME } from "./support/sale";
import { checkout, pay } from "./support/stripe";

bellServer();

const NOT_FOUND = { data: { code: "not_found" } };

test("a buyer's orders come newest first, page by page, paid or not, and nobody else's are among them", async () => {
  const { house, seller, buyer, beatId } = await market();
  const first = await checkout(house, buyer, beatId, "basic");
  await pay(house, first);
  const { beatId: another } = await onSale(house, seller);
  await house.pass(60_000);
  const second = await checkout(house, buyer, another, "premium");
  const eve = await person(house, "eve");
  await checkout(house, eve, beatId, "basic");

  const one = { numItems: 1, cursor: null };
  const page = await buyer.query(api.commerce.purchases.list, { paginationOpts: one });
  expect(page.page).toMatchObject([{ orderId: second.orderId, status: "open", resumeUrl: expect.stringContaining("http"), items: [{ title: "Night Bus", tierName: "Premium lease" }] }]);
  const rest = await buyer.query(api.commerce.purchases.list, { paginationOpts: { numItems: 5, cursor: page.continueCursor } });
  expect(rest.page).toMatchObject([{ orderId: first.orderId, status: "paid", resumeUrl: null, total: 2_500, refunded: 0 }]);
  expect(rest.isDone).toBe(true);
});

test("an order shows each line with its licence and files, to its buyer alone", async () => {
  const { house, seller, buyer, bought, license } = await sold();
  const order = await buyer.query(api.commerce.purchases.one, { orderId: bought.orderId });
  expect(order).toMatchObject({ status: "paid", total: 2_500, refunds: [], lines: [{ amount: 2_500, listAmount: 2_500, discounts: [], outcome: "fulfilled", license: { licenseId: license._id, status: "active" } }] });
  expect(order.lines[0]?.license?.files.map(({ fileType }) => fileType)).toContain("wav");
  for (const stranger of [seller, await creator(house, "eve")]) {
    await expect(stranger.query(api.commerce.purchases.one, { orderId: bought.orderId })).rejects.toMatchObject(NOT_FOUND);
    await expect(stranger.query(api.commerce.purchases.receipt, { orderId: bought.orderId })).rejects.toMatchObject(NOT_FOUND);
  }
  await expect(buyer.query(api.commerce.purchases.one, { orderId: "x" })).rejects.toMatchObject(NOT_FOUND);
});

test("a receipt is of what the order froze: a new name of the store or the beat changes nothing", async () => {
  const { house, buyer, seller, bought, beatId } = await sold();
  const before = await buyer.query(api.commerce.purchases.receipt, { orderId: bought.orderId });
  expect(before).toMatchObject({ total: 2_500, buyerEmail: "ben@example.com", refunds: [], lines: [{ title: "Night Bus", producer: "ada records", amount: 2_500 }] });
  await house.t.run(async (ctx) => {
    await ctx.db.patch(seller.storeId, { name: "Another name" });
    await ctx.db.patch(beatId, { title: "Another title" });
    await ctx.db.patch(buyer.userId, { name: "Another person", email: "other@example.com" });
  });
  expect(await buyer.query(api.commerce.purchases.receipt, { orderId: bought.orderId })).toEqual(before);
});

test("there is no receipt before the money is there", async () => {
  const { house, buyer, beatId } = await market();
  const { orderId } = await checkout(house, buyer, beatId, "basic");
  await expect(buyer.query(api.commerce.purchases.receipt, { orderId })).rejects.toMatchObject({ data: { code: "not_ready" } });
});

test("a refund that was asked for is told as being on its way", async () => {
  const { buyer, bought, refund } = await sold();
  await refund();
  const order = await buyer.query(api.commerce.purchases.one, { orderId: bought.orderId });
  expect(order).toMatchObject({ status: "refunding", refundReason: "The wrong file was up.", refunded: 0 });
});

test("every download is written down, newest first, for the one who made it alone", async () => {
  const { house, buyer, seller, download, license } = await sold();
  await download();
  await house.pass(1_000);
  await buyer.mutation(api.entitlements.mutations.issueDownload, { licenseId: license._id, fileType: "mp3" });
  const { page } = await buyer.query(api.entitlements.queries.downloads, { paginationOpts: SOME });
  expect(page).toMatchObject([
    { fileType: "mp3", licenseId: license._id, title: "Night Bus", tierName: "Basic lease" },
    { fileType: "wav", licenseId: license._id, orderId: license.orderId },
  ]);
  expect(page[1]?.filename).toMatch(/\.wav$/);
  expect((await seller.query(api.entitlements.queries.downloads, { paginationOpts: SOME })).page).toEqual([]);
});
