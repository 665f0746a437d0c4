import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { creator, person } from "./support/backend";
import { bellServer } from "./support/bell";
import { market, sold } from "./support/sale";
import { DISPUTE_FEE, STRIPE_FEE, checkout, disputeEvent, pay, refundEvent, stripeWork, unpaidEvent, webhook } from "./support/stripe";

bellServer();

const MANY = { numItems: 50, cursor: null };
const missing = { data: { code: "not_found" } };

describe("the list of sales", () => {
  test("shows a sale with its columns adding up, and nothing that nobody completed", async () => {
    const { house, seller, buyer, bought, beatId } = await sold();
    await checkout(house, buyer, beatId, "exclusive");
    const list = async () => (await seller.query(api.commerce.sales.list, { filter: {}, paginationOpts: MANY })).page;
    const fee = 250;
    expect(await list()).toMatchObject([{ orderId: bought.orderId, buyerEmail: "ben@example.com", status: "paid", gross: 2_500, platformFee: fee, processingFee: null, returned: 0, net: 2_250 }]);
    await stripeWork(house);
    expect(await list()).toMatchObject([{ processingFee: STRIPE_FEE, returned: 0, net: 2_250 - STRIPE_FEE }]);
    await webhook(house, refundEvent(bought, { id: "re_1", amount: 1_000, status: "succeeded" }));
    expect(await list()).toMatchObject([{ status: "partially_refunded", returned: 900, net: 2_250 - STRIPE_FEE - 900 }]);
  });

  test("shows a slow payment as processing from the moment the buyer is done", async () => {
    const { house, seller, buyer, beatId } = await market();
    const bought = await checkout(house, buyer, beatId, "basic");
    await webhook(house, unpaidEvent(bought));
    const { page } = await seller.query(api.commerce.sales.list, { filter: {}, paginationOpts: MANY });
    expect(page).toMatchObject([{ status: "processing", net: 0 }]);
    await pay(house, bought);
    expect((await seller.query(api.commerce.sales.list, { filter: {}, paginationOpts: MANY })).page).toMatchObject([{ status: "paid" }]);
  });

  test("is filtered by status, time, order number, name and address, and walks every sale once", async () => {
    const { house, seller, beatId } = await market();
    for (const name of ["cleo", "dora", "emil"]) {
      const who = await person(house, name);
      await pay(house, await checkout(house, who, beatId, "basic"));
      await house.pass(60_000);
    }
    const find = async (filter: { text?: string; from?: number; to?: number; status?: "paid" | "refunded" }) =>
      (await seller.query(api.commerce.sales.list, { filter, paginationOpts: MANY })).page.map(({ buyerName }) => buyerName);
    expect(await find({})).toEqual(["Emil Example", "Dora Example", "Cleo Example"]);
    expect(await find({ text: "DORA@" })).toEqual(["Dora Example"]);
    expect(await find({ text: "emil ex" })).toEqual(["Emil Example"]);
    expect(await find({ status: "refunded" })).toEqual([]);
    const [first] = (await house.rows("orders")).map(({ number, paidAt }) => ({ number, paidAt: paidAt ?? 0 }));
    expect(await find({ text: first?.number ?? "" })).toEqual(["Cleo Example"]);
    expect(await find({ from: (first?.paidAt ?? 0) + 1 })).toEqual(["Emil Example", "Dora Example"]);
    expect(await find({ to: (first?.paidAt ?? 0) + 1 })).toEqual(["Cleo Example"]);
    const seen: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof one>> = await one(cursor);
      seen.push(...page.page.map(({ buyerName }) => buyerName));
      if (page.isDone) break;
      cursor = page.continueCursor;
    }
    expect(seen).toEqual(await find({}));
    async function one(cursor: string | null) {
      return await seller.query(api.commerce.sales.list, { filter: {}, paginationOpts: { numItems: 1, cursor } });
    }
  });

  test("is each seller's own", async () => {
    const { house, bought } = await sold();
    const eve = await creator(house, "eve");
    expect((await eve.query(api.commerce.sales.list, { filter: {}, paginationOpts: MANY })).page).toEqual([]);
    await expect(eve.query(api.commerce.sales.one, { orderId: bought.orderId })).rejects.toMatchObject(missing);
    await expect(eve.query(api.commerce.sales.one, { orderId: "nonsense" })).rejects.toMatchObject(missing);
  });
});

describe("one sale", () => {
  test("says before a refund exactly what the book says after it", async () => {
    const { house, seller, bought, refund } = await sold();
    await stripeWork(house);
    const look = async () => await seller.query(api.commerce.sales.one, { orderId: bought.orderId });
    const before = await look();
    expect(before.refund).toEqual({ refusal: null, amount: 2_500, fromSeller: 2_250, fromPlatform: 250, processingFee: STRIPE_FEE, netAfter: -STRIPE_FEE, exclusive: false });
    await refund();
    expect(await look()).toMatchObject({ status: "refunding", refund: { refusal: "A refund of this order is under way." } });
    await stripeWork(house);
    const after = await look();
    expect(after).toMatchObject({ status: "refunded", net: -STRIPE_FEE, refund: { refusal: "This order was refunded already." } });
    expect(after.legs.map(({ fact, gross, platformFee, net }) => [fact, gross, platformFee, net])).toEqual([
      ["sale", 2_500, 250, 2_250],
      ["fee", -STRIPE_FEE, 0, -STRIPE_FEE],
      ["refund", -2_500, -250, -2_250],
    ]);
    expect(after.legs.reduce((sum, { net }) => sum + net, 0)).toBe(after.net);
  });

  test("tells what happened in the order in which it did", async () => {
    const { house, seller, bought, download, refund } = await sold();
    await house.pass(1_000);
    await download();
    await house.pass(1_000);
    await refund();
    await house.pass(1_000);
    await stripeWork(house);
    const { steps } = await seller.query(api.commerce.sales.one, { orderId: bought.orderId });
    expect(steps.map(({ kind }) => kind)).toEqual(["ordered", "paid", "licensed", "downloaded", "refund_requested", "refunded"]);
  });

  test("cannot be refunded while a bank disputes it, and shows what the bank took", async () => {
    const { house, seller, bought } = await sold();
    await stripeWork(house);
    await webhook(house, disputeEvent(bought, { type: "created", status: "needs_response", moved: ["taken"] }));
    const sale = await seller.query(api.commerce.sales.one, { orderId: bought.orderId });
    expect(sale).toMatchObject({ status: "disputed", net: -STRIPE_FEE - DISPUTE_FEE, refund: { refusal: expect.stringContaining("A bank disputes") } });
    expect(sale.disputes).toMatchObject([{ state: "open", amount: 2_500, fee: DISPUTE_FEE, submission: null }]);
  });

  test("gives both sides the contract, and nobody else", async () => {
    const { house, seller, buyer, license } = await sold();
    for (const who of [seller, buyer]) expect(await who.query(api.commerce.queries.contract, { licenseId: license._id })).toMatchObject({ licenseId: license._id });
    const eve = await creator(house, "eve");
    await expect(eve.query(api.commerce.queries.contract, { licenseId: license._id })).rejects.toMatchObject(missing);
    await expect(seller.mutation(api.entitlements.mutations.issueDownload, { licenseId: license._id, fileType: "wav" })).rejects.toMatchObject(missing);
  });
});
