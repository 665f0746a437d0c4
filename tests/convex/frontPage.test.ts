import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { keepPopularity } from "../../convex/beats/listing/keepListing";
import type { Id } from "../../convex/_generated/dataModel";
import { SEARCH_LIMITS } from "../../lib/domain/discovery";
import { HALF_LIFE_MS, ranked, TRENDING, WEIGHTS } from "../../lib/domain/popularity";
import { backend, creator, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { change, shelve } from "./support/shelf";

bellServer();

/** As the roll-up leaves a beat that something of this weight happened to. */
async function happened(house: Backend, beatId: Id<"beats">, weight: number, at = Date.now()): Promise<void> {
  await house.t.run(async (ctx) => {
    await ctx.db.insert("beatPopularity", { beatId, rank: ranked(null, weight, at) ?? 0, plays: 1, sales: 0 });
    await keepPopularity(ctx, beatId);
  });
}
const trending = async (house: Backend) => (await house.t.query(api.beats.queries.trending, {})).map(({ title }) => title);

test("nothing trends while fewer beats than that are heard, and what nobody hears never does", async () => {
  const house = backend();
  const ada = await creator(house, "ada");
  for (let count = 1; count < TRENDING.leastBeats; count++) await happened(house, await shelve(house, ada), WEIGHTS.sale);
  for (let count = 0; count < 5; count++) await shelve(house, ada, { title: "Silent" });
  expect(await trending(house)).toEqual([]);
  await happened(house, await shelve(house, ada, { title: "Third" }), 5 * WEIGHTS.sale);
  expect(await trending(house)).toEqual(["Third", "Shelved", "Shelved"]);
});

test("a sale outweighs a few plays, fades by half a week, and leaves the trend when too little of it is left", async () => {
  const house = backend();
  const ada = await creator(house, "ada");
  await happened(house, await shelve(house, ada, { title: "Sold" }), WEIGHTS.sale);
  await happened(house, await shelve(house, ada, { title: "Heard" }), 6 * WEIGHTS.play);
  await happened(house, await shelve(house, ada, { title: "Barely" }), TRENDING.leastScore);
  await happened(house, await shelve(house, ada, { title: "Once" }), WEIGHTS.play);
  expect(await trending(house)).toEqual(["Sold", "Heard", "Barely"]);
  await house.pass(HALF_LIFE_MS);
  for (const title of ["New", "Newer"]) await happened(house, await shelve(house, ada, { title }), WEIGHTS.sale);
  expect((await trending(house)).sort()).toEqual(["Heard", "New", "Newer", "Sold"]);
});

test("the trend holds no more beats than its place, and none that is no longer on sale", async () => {
  const house = backend();
  const ada = await creator(house, "ada");
  const beats: Id<"beats">[] = [];
  for (let count = 0; count < TRENDING.most + 2; count++) beats.push(await shelve(house, ada, { title: `Beat ${count}` }));
  for (const [at, beatId] of beats.entries()) await happened(house, beatId, 100 - at);
  expect(await trending(house)).toHaveLength(TRENDING.most);
  for (const beatId of beats.slice(0, 11)) await change(house, beatId, { status: "sold" });
  expect(await trending(house)).toEqual([]);
});

test("whoever types sees a few beats and creators that it could mean, and no draft", async () => {
  const house = backend();
  const [ada, ben] = [await creator(house, "ada"), await creator(house, "ben")];
  const suggest = async (words: string) => await house.t.query(api.beats.queries.suggestions, { words });
  for (let count = 0; count < 7; count++) await shelve(house, ada, { title: `Lantern ${count}` });
  await shelve(house, ada, { title: "Lantern draft", status: "draft" });
  await shelve(house, ben, { title: "Records at night" });
  const { beats, creators } = await suggest("lant");
  expect(beats.map(({ title, store, levels }) => [title.startsWith("Lantern "), store, levels.length])).toEqual(Array.from({ length: 5 }, () => [true, "ada records", 128]));
  expect(beats.some(({ title }) => title === "Lantern draft")).toBe(false);
  expect(creators).toEqual([]);
  expect((await suggest("ben")).creators).toEqual([{ slug: "ben-records", name: "ben records", beats: 1 }]);
  expect((await suggest("records")).creators.map(({ slug }) => slug).sort()).toEqual(["ada-records", "ben-records"]);
  expect([await suggest(""), await suggest("  !?"), await suggest("zzz".repeat(SEARCH_LIMITS.words))]).toEqual(Array.from({ length: 3 }, () => ({ beats: [], creators: [] })));
});
