import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Backend, Person } from "./support/backend";
import { bellServer } from "./support/bell";
import { market, sold, SOME } from "./support/sale";
import { checkout } from "./support/stripe";

bellServer();

const HASH = "the stored hash";

/** The account behind somebody, as the identity provider keeps it. */
async function account({ t }: Backend, { userId }: Person): Promise<string> {
  return await t.run(async (ctx) => {
    const user = await ctx.db.get(userId);
    if (user === null) throw new Error("nobody");
    const { externalId: id, email, name } = user;
    const times = { createdAt: 0, updatedAt: 0 };
    await ctx.db.insert("authUsers", { id, email, name, emailVerified: true, ...times });
    await ctx.db.insert("authAccounts", { id: `acc_${id}`, accountId: id, providerId: "credential", userId: id, password: HASH, ...times });
    return id;
  });
}

const remove = async ({ service }: Backend, userId: string) => await service.mutation(api.identity.account.remove, { userId, proved: HASH });
const CONFLICT = { data: { code: "conflict" } };

describe("an account is not deleted while something is not settled", () => {
  test("a seller with money in their book keeps theirs", async () => {
    const { house, seller } = await sold();
    await expect(remove(house, await account(house, seller))).rejects.toMatchObject(CONFLICT);
    expect((await house.rows("users")).find(({ _id }) => _id === seller.userId)?.deletedAt).toBeUndefined();
  });

  test("a buyer whose bank is still working keeps theirs", async () => {
    const { house, buyer, beatId } = await market();
    const { orderId } = await checkout(house, buyer, beatId, "basic");
    await house.t.run(async (ctx) => await ctx.db.patch(orderId, { payment: "processing" }));
    await expect(remove(house, await account(house, buyer))).rejects.toMatchObject(CONFLICT);
  });
});

test("deleting an account ends its open checkouts and leaves the records of what was bought", async () => {
  const { house, seller, buyer, beatId, license, bought } = await sold();
  const open = await checkout(house, buyer, beatId, "exclusive");
  await remove(house, await account(house, buyer));
  const orders = new Map((await house.rows("orders")).map((order) => [order._id, order]));
  expect(orders.get(open.orderId)?.closing).toBe(true);
  expect(orders.get(bought.orderId)).toMatchObject({ buyerName: "Ben Example", buyerEmail: "ben@example.com", payment: "paid" });
  expect((await house.rows("licenses"))[0]).toEqual(license);
  await expect(buyer.query(api.commerce.purchases.list, { paginationOpts: SOME })).rejects.toMatchObject({ data: { code: "unauthenticated" } });
  expect((await seller.query(api.commerce.sales.list, { filter: {}, paginationOpts: SOME })).page).toHaveLength(1);
});

test("a second deletion finds nothing to delete", async () => {
  const { house, buyer } = await market();
  const id = await account(house, buyer);
  await remove(house, id);
  await expect(remove(house, id)).rejects.toMatchObject({ data: { code: "unauthenticated" } });
});

describe("optional mails", () => {
  test("are wanted until they are turned off, each by itself and by its owner alone", async () => {
    const { house, buyer, seller } = await market();
    const turnedOff = async (address: string, mail: "sales" | "offers") => await house.service.query(api.identity.mails.turnedOff, { address, mail });
    expect(await turnedOff("ben@example.com", "offers")).toBe(false);
    expect(await buyer.mutation(api.identity.mails.choose, { mail: "offers", wanted: false })).toEqual(["offers"]);
    expect(await buyer.mutation(api.identity.mails.choose, { mail: "offers", wanted: false })).toEqual(["offers"]);
    expect([await turnedOff("Ben <ben@example.com>", "offers"), await turnedOff("ben@example.com", "sales"), await turnedOff("ada@example.com", "offers")]).toEqual([true, false, false]);
    expect(await seller.query(api.identity.mails.off, {})).toEqual([]);
    expect(await buyer.mutation(api.identity.mails.choose, { mail: "offers", wanted: true })).toEqual([]);
    expect(await turnedOff("ben@example.com", "offers")).toBe(false);
  });
});

test("a licence is taken along with what was agreed, by its holder alone", async () => {
  const { buyer, seller, license } = await sold();
  const { page } = await buyer.query(api.commerce.purchases.licenses, { paginationOpts: SOME });
  expect(page).toEqual([{ licenseId: license._id, orderId: license.orderId, status: "active", issuedAt: license.issuedAt, hash: license.hash, snapshot: license.snapshot }]);
  expect((await seller.query(api.commerce.purchases.licenses, { paginationOpts: SOME })).page).toEqual([]);
});
