import { expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { backend, type Backend, creator } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft } from "./support/market";

bellServer();

/** So many beats on sale, a few at each moment: what a bulk publish looks like. */
async function manyOnSale(house: Backend, count: number): Promise<string[]> {
  const ada = await creator(house, "ada");
  const { beatId } = await draft(house, ada);
  return await house.t.run(async (ctx) => {
    const model = await ctx.db.get(beatId);
    if (model === null) throw new Error("no beat");
    const { _id, _creationTime, ...fields } = model;
    const slugs = Array.from({ length: count }, (_, i) => `beat-${i}`);
    for (const [i, slug] of slugs.entries()) await ctx.db.insert("beats", { ...fields, slug, status: "published", publishedAt: 1_000 + Math.floor(i / 3) });
    return slugs;
  });
}

/** Every address of a kind, sitemap by sitemap, as the route reads them. */
async function readAll({ t }: Backend, kind: "beats" | "stores"): Promise<string[][]> {
  const marks = await t.query(api.seo.queries.marks, { kind });
  const maps: string[][] = [];
  for (const [at, from] of marks.entries()) {
    const slugs: string[] = [];
    let cursor: string | null = null;
    do {
      const read: { pages: { slug: string }[]; next: string | null } = await t.query(api.seo.queries.pages, { kind, from, to: marks[at + 1] ?? null, cursor });
      slugs.push(...read.pages.map(({ slug }) => slug));
      cursor = read.next;
    } while (cursor !== null);
    maps.push(slugs);
  }
  return maps;
}

test("beats are divided into sitemaps of bounded size, each beat in exactly one, also before the first division", async () => {
  const house = backend();
  const slugs = await manyOnSale(house, 2_350);
  expect((await readAll(house, "beats")).flat()).toEqual(slugs);
  await house.t.mutation(internal.seo.marking.run, { kind: "beats" });
  await house.settle();
  const divided = await readAll(house, "beats");
  expect(divided.flat()).toEqual(slugs);
  expect(divided).toHaveLength(3);
  for (const map of divided) expect(map.length).toBeLessThanOrEqual(1_100);
});

test("what comes later goes into the last sitemap; what came before stays where it was", async () => {
  const house = backend();
  await manyOnSale(house, 1_050);
  await house.t.mutation(internal.seo.marking.run, { kind: "beats" });
  await house.settle();
  const [first] = await readAll(house, "beats");
  await house.t.run(async (ctx) => {
    const any = await ctx.db.query("beats").withIndex("by_slug", (q) => q.eq("slug", "beat-0")).unique();
    if (any === null) throw new Error("no beat");
    const { _id, _creationTime, ...fields } = any;
    await ctx.db.insert("beats", { ...fields, slug: "late", publishedAt: 90_000 });
  });
  await house.t.mutation(internal.seo.marking.run, { kind: "beats" });
  await house.settle();
  const after = await readAll(house, "beats");
  expect(after[0]).toEqual(first);
  expect(after.at(-1)).toContain("late");
});

test("a closed store is on no sitemap", async () => {
  const house = backend();
  const [ada, ben] = [await creator(house, "ada"), await creator(house, "ben")];
  await house.t.run(async (ctx) => await ctx.db.patch(ada.storeId, { closedAt: Date.now() }));
  expect((await readAll(house, "stores")).flat()).toEqual([`${ben.name}-records`]);
});
