import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { eraseUser } from "../../convex/identity/eraseUser";
import { FOLLOWS } from "../../lib/domain/follows";
import { type Backend, creator, person, type Person } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { market, SOME } from "./support/sale";

bellServer();

const set = async (who: Person, storeId: Id<"stores">, following = true) => await who.mutation(api.follows.mutations.set, { storeId, following });
const feed = async (who: Person, cursor: string | null = null, numItems = 2) => await who.query(api.follows.queries.beats, { cursor, numItems });
async function erase({ t, settle }: Backend, userId: Id<"users">) {
  await t.run(async (ctx) => {
    const user = await ctx.db.get(userId);
    if (user !== null) await eraseUser(ctx, user);
  });
  await settle();
}

describe("a follow", () => {
  test("is one row and counts once, however often and from however many tabs it is made", async () => {
    const { house, seller, buyer } = await market();
    await Promise.all([set(buyer, seller.storeId), set(buyer, seller.storeId)]);
    expect(await house.rows("follows")).toHaveLength(1);
    expect(await seller.query(api.follows.queries.followers, {})).toBe(1);
    expect(await house.t.query(api.stores.queries.bySlug, { slug: "ada-records" })).toMatchObject({ followers: 1 });
    await Promise.all([set(buyer, seller.storeId, false), set(buyer, seller.storeId, false)]);
    expect(await seller.query(api.follows.queries.followers, {})).toBe(0);
  });

  test("of one's own store, or of a closed one, is none", async () => {
    const { house, seller, buyer } = await market();
    await expect(set(seller, seller.storeId)).rejects.toMatchObject({ data: { code: "forbidden" } });
    await set(buyer, seller.storeId);
    await erase(house, seller.userId);
    await expect(set(await person(house, "cleo"), seller.storeId)).rejects.toMatchObject({ data: { code: "not_found" } });
    expect((await buyer.query(api.follows.queries.mine, { paginationOpts: SOME })).page).toEqual([]);
    expect((await feed(buyer)).page).toEqual([]);
    await set(buyer, seller.storeId, false);
    expect(await house.rows("follows")).toEqual([]);
  });

  test("has a bound, and clicks have a limit", async () => {
    const { house, seller, buyer } = await market();
    await house.t.run(async (ctx) => {
      const store = await ctx.db.get(seller.storeId);
      if (store === null) throw new Error("no store");
      const { _id, _creationTime, ...fields } = store;
      for (let n = 0; n < FOLLOWS.max; n++) await ctx.db.insert("follows", { userId: buyer.userId, storeId: await ctx.db.insert("stores", { ...fields, slug: `s-${n}` }) });
    });
    await expect(set(buyer, seller.storeId)).rejects.toMatchObject({ data: { code: "conflict" } });
    const cleo = await person(house, "cleo");
    for (let clicks = 0; clicks < 60; clicks++) await set(cleo, seller.storeId, clicks % 2 === 0);
    await expect(set(cleo, seller.storeId)).rejects.toMatchObject({ data: { code: "rate_limited" } });
  });

  test("goes with the account that made it, and out of the count", async () => {
    const { house, seller, buyer } = await market();
    await set(buyer, seller.storeId);
    await erase(house, buyer.userId);
    expect(await house.rows("follows")).toEqual([]);
    expect(await seller.query(api.follows.queries.followers, {})).toBe(0);
  });
});

test("the page of what is new holds every beat of the followed stores once, newest first, and nobody else's", async () => {
  const { house, seller, buyer, beatId } = await market();
  const bea = await creator(house, "bea");
  const stranger = await creator(house, "eve");
  const made = [beatId];
  for (const maker of [bea, seller, stranger, bea, bea]) {
    await house.pass(1_000);
    const { beatId: next } = await onSale(house, maker);
    if (maker !== stranger) made.unshift(next);
  }
  for (const { storeId } of [seller, bea]) await set(buyer, storeId);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof feed>> = await feed(buyer, cursor);
    seen.push(...page.page.map((beat) => beat.beatId));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(made);
});
