import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { backend, creator } from "./support/backend";
import { bellServer } from "./support/bell";
import { change, shelve } from "./support/shelf";

bellServer();

test("creators are the stores with something on sale, latest first, with as many beats as they have", async () => {
  const house = backend();
  const [ada, ben, eve] = [await creator(house, "ada"), await creator(house, "ben"), await creator(house, "eve")];
  const listed = async () => (await house.t.query(api.stores.queries.creators, { paginationOpts: { numItems: 10, cursor: null } })).page.map(({ slug, beats, covers }) => [slug, beats, covers.length]);
  const first = await shelve(house, ada);
  for (let count = 0; count < 4; count++) await shelve(house, ada);
  await house.pass(1_000);
  const only = await shelve(house, ben);
  await shelve(house, eve, { status: "draft" });
  expect(await listed()).toEqual([["ben-records", 1, 1], ["ada-records", 5, 3]]);
  await change(house, first, { status: "sold" });
  await change(house, only, { status: "draft" });
  expect(await listed()).toEqual([["ada-records", 4, 3]]);
  await house.pass(1_000);
  await change(house, only, { status: "published" });
  await change(house, only, { title: "Renamed" });
  expect(await listed()).toEqual([["ben-records", 1, 1], ["ada-records", 4, 3]]);
  const found = async (words: string) => (await house.t.query(api.stores.queries.findByName, { words })).map(({ slug }) => slug);
  expect([await found("ben"), await found("ev"), (await found("records")).sort(), await found("x".repeat(10_000))]).toEqual([["ben-records"], [], ["ada-records", "ben-records"], []]);
});

test("a store whose row was never kept is counted whole", async () => {
  const house = backend();
  const ada = await creator(house, "ada");
  for (let count = 0; count < 3; count++) await shelve(house, ada);
  await house.t.run(async (ctx) => {
    for (const row of await ctx.db.query("shopfronts").collect()) await ctx.db.delete(row._id);
  });
  await shelve(house, ada);
  expect(await house.rows("shopfronts")).toMatchObject([{ beats: 4, open: true }]);
});
