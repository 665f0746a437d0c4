import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { eraseUser } from "../../convex/identity/eraseUser";
import { WISHES } from "../../lib/domain/wishes";
import { type Backend, person, type Person } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft, onSale } from "./support/market";
import { market, SOME } from "./support/sale";
import { checkout, pay } from "./support/stripe";

bellServer();

const set = async (who: Person, beatId: Id<"beats">, wished = true) => await who.mutation(api.wishlist.mutations.set, { beatId, wished });
const list = async (who: Person) => (await who.query(api.wishlist.queries.mine, { paginationOpts: SOME })).page;
async function savedBy({ t }: Backend, beatId: Id<"beats">) {
  const beat = await t.run(async (ctx) => await ctx.db.get(beatId));
  return (await t.query(api.beats.queries.bySlug, { slug: beat?.slug ?? "" }))?.wishes;
}

describe("a wish", () => {
  test("is one row and counts once, however often and from however many tabs it is made", async () => {
    const { house, buyer, beatId } = await market();
    await Promise.all([set(buyer, beatId), set(buyer, beatId), set(buyer, beatId)]);
    expect(await house.rows("wishes")).toHaveLength(1);
    expect(await savedBy(house, beatId)).toBe(1);
    await set(await person(house, "cleo"), beatId);
    expect(await savedBy(house, beatId)).toBe(2);
    await Promise.all([set(buyer, beatId, false), set(buyer, beatId, false)]);
    expect(await savedBy(house, beatId)).toBe(1);
    expect(await buyer.query(api.wishlist.queries.ids, {})).toEqual([]);
  });

  test("is its owner's alone", async () => {
    const { house, buyer, beatId } = await market();
    await set(buyer, beatId);
    expect(await list(await person(house, "eve"))).toEqual([]);
    expect(await list(buyer)).toMatchObject([{ beat: { beatId }, state: "on_sale", cheaper: false, savedPrice: 2_500 }]);
  });

  test("of a draft is none, and of what is sold neither", async () => {
    const { house, seller, buyer, beatId } = await market();
    const hidden = await draft(house, seller);
    await expect(set(buyer, hidden.beatId)).rejects.toMatchObject({ data: { code: "not_found" } });
    await pay(house, await checkout(house, buyer, beatId, "exclusive"));
    await expect(set(buyer, beatId)).rejects.toMatchObject({ data: { code: "sold" } });
    expect(await house.rows("wishes")).toEqual([]);
  });

  test("says when its price fell, and when the beat left the market", async () => {
    const { house, seller, buyer, beatId } = await market();
    await set(buyer, beatId);
    const edit = await seller.query(api.beats.queries.edit, { beatId });
    const { masterFileId, title, description, genre, bpm, key, moods, tags, tiers, version } = edit;
    const words = { masterFileId, title, description, genre, bpm, key, moods, tags };
    await seller.mutation(api.beats.mutations.update, { beatId, ...words, version, tiers: tiers.map((tier) => (tier.tierType === "basic" ? { ...tier, price: 1_900 } : tier)) });
    expect(await list(buyer)).toMatchObject([{ cheaper: true, savedPrice: 2_500, beat: { fromPrice: 1_900 } }]);
    await seller.mutation(api.beats.mutations.unpublish, { beatId });
    expect(await list(buyer)).toMatchObject([{ state: "withdrawn", cheaper: false, beat: { preview: null } }]);
    await seller.mutation(api.beats.mutations.publish, { beatId });
    await pay(house, await checkout(house, await person(house, "cleo"), beatId, "exclusive"));
    expect(await list(buyer)).toMatchObject([{ state: "sold", cheaper: false }]);
    await set(buyer, beatId, false);
    expect(await list(buyer)).toEqual([]);
  });

  test("is refused when the list is full, and clicks have a limit", async () => {
    const { house, buyer, seller, beatId } = await market();
    await house.t.run(async (ctx) => {
      for (let n = 0; n < WISHES.max; n++) await ctx.db.insert("wishes", { userId: buyer.userId, beatId: (await ctx.db.insert("beats", await copyOf(ctx, beatId))), price: 1, currency: "usd" });
    });
    await expect(set(buyer, beatId)).rejects.toMatchObject({ data: { code: "conflict" } });
    const cleo = await person(house, "cleo");
    const { beatId: other } = await onSale(house, seller);
    for (let clicks = 0; clicks < 60; clicks++) await set(cleo, other, clicks % 2 === 0);
    await expect(set(cleo, other)).rejects.toMatchObject({ data: { code: "rate_limited" } });
  });

  test("goes with the account that made it, and out of the count", async () => {
    const { house, buyer, beatId } = await market();
    await set(buyer, beatId);
    await house.t.run(async (ctx) => {
      const user = await ctx.db.get(buyer.userId);
      if (user !== null) await eraseUser(ctx, user);
    });
    expect(await house.rows("wishes")).toEqual([]);
    expect(await savedBy(house, beatId)).toBe(0);
  });
});

type Ctx = Parameters<Parameters<Backend["t"]["run"]>[0]>[0];

async function copyOf(ctx: Ctx, beatId: Id<"beats">) {
  const beat = await ctx.db.get(beatId);
  if (beat === null) throw new Error("no beat");
  const { _id, _creationTime, ...fields } = beat;
  return fields;
}
