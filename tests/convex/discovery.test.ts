import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { compatibleKeys } from "../../lib/domain/camelot";
import { EVERYTHING, isWithin, searchOf, SORTS, type BeatSearch } from "../../lib/domain/discovery";
import { keepPopularity } from "../../convex/beats/listing/keepListing";
import { backend, creator, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { BEAT, onSale } from "./support/market";
import { sold } from "./support/sale";
import { change, shelve } from "./support/shelf";

bellServer();

const asked = (address: string): BeatSearch => searchOf(new URLSearchParams(address));

async function pageOf(house: Backend, search: BeatSearch, cursor: string | null = null, numItems = 24) {
  return await house.t.query(api.beats.queries.find, { search, cursor, numItems });
}

/** Everything a search finds, page after page; `between` happens after each of them. */
async function all(house: Backend, search: BeatSearch, numItems = 24, between?: () => Promise<void>): Promise<Id<"beats">[]> {
  const seen: Id<"beats">[] = [];
  let cursor: string | null = null;
  do {
    const found: Awaited<ReturnType<typeof pageOf>> = await pageOf(house, search, cursor, numItems);
    seen.push(...found.page.map(({ beatId }) => beatId));
    cursor = found.cursor;
    await between?.();
  } while (cursor !== null);
  return seen;
}

async function titles(house: Backend, address: string): Promise<string[]> {
  return (await pageOf(house, asked(address))).page.map(({ title }) => title);
}

describe("a beat is listed", () => {
  test("from when it goes on sale until it leaves, with what it costs and is called now", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId, slug } = await onSale(house, ada);
    expect((await pageOf(house, EVERYTHING)).page).toMatchObject([{ slug, title: "Night Bus", fromPrice: 2_500, store: { name: "ada records" }, tags: ["808"], durationMs: 90_000 }]);
    const { masterFileId, version } = await ada.query(api.beats.queries.edit, { beatId });
    await ada.mutation(api.beats.mutations.update, { ...BEAT, moods: [], tags: [], tiers: [{ tierType: "basic", enabled: true, price: 900 }], title: "Day Bus", beatId, version, masterFileId });
    expect((await pageOf(house, asked("q=day+bus&price=9"))).page).toMatchObject([{ title: "Day Bus", fromPrice: 900 }]);
    expect(await titles(house, "q=night")).toEqual([]);
    await ada.mutation(api.beats.mutations.unpublish, { beatId });
    expect(await house.rows("beatListings")).toEqual([]);
    await ada.mutation(api.beats.mutations.publish, { beatId });
    expect(await titles(house, "")).toEqual(["Day Bus"]);
  });

  test("no longer once its exclusive is sold, nor when that was paid back: its maker decides about that", async () => {
    const { house, refund } = await sold("exclusive");
    expect(await house.rows("beatListings")).toEqual([]);
    await refund();
    await house.settle();
    expect(await house.rows("beatListings")).toEqual([]);
  });

  test("where a deployment was older than its listings: every one on sale, once, and no draft", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    for (let count = 0; count < 120; count++) await shelve(house, ada);
    await shelve(house, ada, { status: "draft" });
    await house.t.run(async (ctx) => {
      for (const row of await ctx.db.query("beatListings").collect()) await ctx.db.delete(row._id);
    });
    await house.t.mutation(internal.beats.listings.sweep, {});
    await house.t.mutation(internal.beats.listings.sweep, {});
    await house.settle();
    expect(await house.rows("beatListings")).toHaveLength(120);
    await house.t.run(async (ctx) => {
      for (const row of await ctx.db.query("beatListings").take(1)) await ctx.db.delete(row._id);
    });
    await house.t.mutation(internal.beats.listings.sweep, {});
    await house.settle();
    expect(await house.rows("beatListings")).toHaveLength(119);
  });
});

describe("a search", () => {
  test("finds by title, store, tag, genre and mood, all words of it, the last one unfinished", async () => {
    const house = backend();
    const [ada, ben] = [await creator(house, "ada"), await creator(house, "ben")];
    await shelve(house, ada, { title: "Night Bus", tags: ["guitar loop"], moods: ["dark"] });
    await shelve(house, ada, { title: "Slow Morning", genre: "lo-fi", tags: ["night"] });
    await shelve(house, ben, { title: "Nightfall", genre: "drill", publishedAt: Date.now() + 1_000 });
    expect(await titles(house, "q=night")).toEqual(["Nightfall", "Night Bus", "Slow Morning"]);
    expect(await titles(house, "q=night+bus")).toEqual(["Night Bus"]);
    expect(await titles(house, "q=night+bu")).toEqual(["Night Bus"]);
    expect(await titles(house, "q=bu+night")).toEqual([]);
    expect(await titles(house, "q=ben")).toEqual(["Nightfall"]);
    expect(await titles(house, "q=dark+guitar")).toEqual(["Night Bus"]);
    expect(await titles(house, "q=lo-fi")).toEqual(["Slow Morning"]);
    expect(await titles(house, "q=%3C%3E")).toHaveLength(3);
    expect((await titles(house, "q=night&sort=cheapest")).sort()).toEqual(["Night Bus", "Nightfall", "Slow Morning"]);
  });

  test("takes the keys that suit one when asked to", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    for (const key of ["A minor", "C major", "E minor", "D minor", "F minor", null] as const) await shelve(house, ada, { key, title: key ?? "none" });
    expect(await titles(house, "key=A+minor")).toEqual(["A minor"]);
    expect((await titles(house, "key=A+minor&match=1")).sort()).toEqual(["A minor", "C major", "D minor", "E minor"]);
    expect((await titles(house, "key=A+minor&match=1&genre=trap")).sort()).toEqual(["A minor", "C major", "D minor", "E minor"]);
  });

  test("orders by what is played and what trends", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const [old, hot] = [await shelve(house, ada, { title: "Old" }), await shelve(house, ada, { title: "Hot" })];
    await shelve(house, ada, { title: "Silent" });
    await house.t.run(async (ctx) => {
      await ctx.db.insert("beatPopularity", { beatId: old, plays: 1_000, rank: 2_900.5, sales: 0 });
      await ctx.db.insert("beatPopularity", { beatId: hot, plays: 50, rank: 2_901.25, sales: 0 });
      for (const beatId of [old, hot]) await keepPopularity(ctx, beatId);
    });
    expect(await titles(house, "sort=played")).toEqual(["Old", "Hot", "Silent"]);
    expect(await titles(house, "sort=trending&genre=trap")).toEqual(["Hot", "Old", "Silent"]);
    await change(house, hot, { title: "Hotter" });
    expect(await titles(house, "sort=trending")).toEqual(["Hotter", "Old", "Silent"]);
  });

  test("reads no more than its budget for a page, and goes on where it stopped", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    await shelve(house, ada, { tags: ["rare"], title: "First", publishedAt: 1_000 });
    for (let count = 0; count < 450; count++) await shelve(house, ada);
    const first = await pageOf(house, asked("tag=rare"));
    expect(first.page).toEqual([]);
    expect(first.cursor).not.toBeNull();
    const second = await pageOf(house, asked("tag=rare"), first.cursor);
    expect(second.page).toMatchObject([{ title: "First" }]);
    expect(second.cursor).toBeNull();
  });

  test.each([
    ["words without end", { ...EVERYTHING, words: "x".repeat(81) }, null],
    ["tags without end", { ...EVERYTHING, tags: ["a", "b", "c", "d"] }, null],
    ["half a beat a minute", { ...EVERYTHING, bpm: { min: 0.5, max: null } }, null],
    ["a place that is none", EVERYTHING, "'; drop"],
  ])("with %s is refused", async (_name, search, cursor) => {
    await expect(pageOf(backend(), search, cursor)).rejects.toMatchObject({ data: { code: "invalid_request" } });
  });

  test("gives no more than a page may hold", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    for (let count = 0; count < 60; count++) await shelve(house, ada);
    expect((await pageOf(house, EVERYTHING, null, 1e9)).page).toHaveLength(50);
  });
});

describe("similar beats", () => {
  test("are on sale, of the same genre, nearest first, and never the beat itself", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const beatId = await shelve(house, ada, { title: "This", bpm: 140, key: "A minor", moods: ["dark"] });
    await shelve(house, ada, { title: "Far", bpm: 90, key: "F minor", moods: ["happy"] });
    await shelve(house, ada, { title: "Near", bpm: 142, key: "C major", moods: ["dark"] });
    await shelve(house, ada, { title: "Half", bpm: 141, key: "F minor", moods: ["happy"] });
    await shelve(house, ada, { title: "Other", genre: "drill", bpm: 140, key: "A minor", moods: ["dark"] });
    await shelve(house, ada, { title: "Draft", bpm: 140, key: "A minor", moods: ["dark"], status: "draft" });
    const near = async () => (await house.t.query(api.beats.queries.similar, { beatId })).map(({ title }) => title);
    expect(await near()).toEqual(["Near", "Half", "Far"]);
    await change(house, beatId, { status: "draft" });
    expect(await near()).toEqual([]);
  });
});

describe("defect 65: pages", () => {
  const GENRES = ["trap", "drill"] as const;
  const KEYS = ["A minor", "C major", "F minor"] as const;
  const beats = fc.record({
    title: fc.constantFrom("Night Bus", "Night Train", "Slow Bus"),
    genre: fc.constantFrom(...GENRES),
    key: fc.option(fc.constantFrom(...KEYS)),
    bpm: fc.option(fc.integer({ min: 85, max: 115 })),
    fromPrice: fc.constantFrom(0, 1_000, 2_000, 3_000),
    moods: fc.constantFrom<"dark"[][]>([], ["dark"]),
    // Few moments for many beats: bulk publishing gives them the same one.
    publishedAt: fc.integer({ min: 1_000, max: 1_004 }),
  });
  const searches = fc.record({
    words: fc.constantFrom("", "", "night", "bus dark"),
    genre: fc.option(fc.constantFrom(...GENRES)),
    key: fc.option(fc.constantFrom(...KEYS)),
    compatible: fc.boolean(),
    mood: fc.option(fc.constant("dark" as const)),
    bpm: fc.constantFrom({ min: null, max: null }, { min: 90, max: 110 }, { min: 100, max: null }),
    price: fc.constantFrom({ min: null, max: null }, { min: 1_000, max: 2_000 }),
    sort: fc.option(fc.constantFrom(...SORTS)),
  }).map((some): BeatSearch => ({ ...EVERYTHING, ...some }));

  test("skip nothing and repeat nothing while beats come, go and change", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(beats, { minLength: 5, maxLength: 25 }), fc.array(beats, { maxLength: 6 }), searches, fc.integer({ min: 1, max: 4 }), async (standing, coming, search, numItems) => {
        const house = backend();
        const ada = await creator(house, "ada");
        const kept: Id<"beats">[] = [];
        const leaving: Id<"beats">[] = [];
        for (const [at, beat] of standing.entries()) (at % 4 === 3 ? leaving : kept).push(await shelve(house, ada, beat));
        const arriving = [...coming];
        const seen = await all(house, search, numItems, async () => {
          const next = arriving.pop();
          if (next !== undefined) await shelve(house, ada, next);
          const gone = leaving.pop();
          if (gone !== undefined) await change(house, gone, leaving.length % 2 === 0 ? { status: "draft" } : { title: "Renamed", genre: "pop" });
        });
        expect(new Set(seen).size).toBe(seen.length);
        const wanted = kept.filter((_id, at) => isAsked(standing.filter((_beat, index) => index % 4 !== 3)[at], search));
        expect(seen.filter((id) => kept.includes(id)).sort()).toEqual([...wanted].sort());
      }),
      { numRuns: 60 },
    );
  });

  test("come in the order that was asked for", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(beats, { minLength: 2, maxLength: 20 }), fc.constantFrom("newest", "cheapest", "dearest"), fc.constantFrom("", "&key=A+minor&match=1", "&bpm=90-112&genre=trap"), async (standing, sort, facets) => {
        const house = backend();
        const ada = await creator(house, "ada");
        for (const beat of standing) await shelve(house, ada, beat);
        const order = await all(house, asked(`sort=${sort}${facets}`), 3);
        const rows = await house.t.run(async (ctx) => await Promise.all(order.map(async (id) => await ctx.db.get(id))));
        const values = rows.map((row) => (sort === "newest" ? -(row?.publishedAt ?? 0) : sort === "cheapest" ? (row?.fromPrice ?? 0) : -(row?.fromPrice ?? 0)));
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }),
      { numRuns: 30 },
    );
  });
});

/** What a search means, said once more and simpler. */
function isAsked(beat: { title: string; genre: string; key: string | null; bpm: number | null; fromPrice: number; moods: string[] } | undefined, search: BeatSearch): boolean {
  if (beat === undefined) return false;
  const keys: string[] = search.key === null ? [] : search.compatible ? compatibleKeys(search.key) : [search.key];
  const text = [beat.title, ...beat.moods].join(" ").toLowerCase().split(" ");
  return (
    (search.genre === null || beat.genre === search.genre) &&
    (keys.length === 0 || (beat.key !== null && keys.includes(beat.key))) &&
    (search.mood === null || beat.moods.includes(search.mood)) &&
    ((search.bpm.min === null && search.bpm.max === null) || (beat.bpm !== null && isWithin(beat.bpm, search.bpm))) &&
    isWithin(beat.fromPrice, search.price) &&
    search.words.split(" ").every((word) => word === "" || text.includes(word))
  );
}
