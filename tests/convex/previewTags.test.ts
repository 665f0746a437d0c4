import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { FUNCTION_LIMITS } from "../../lib/domain/limits";
import { backend, creator, stored, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft, onSale, processed } from "./support/market";

bellServer();

const DAY = 24 * 3_600_000;

async function store() {
  const house = backend();
  const ada = await creator(house, "ada");
  const tag = async () => await ada.query(api.stores.previewTags.mine, {});
  const keep = async (durationMs = 3_000) => await house.service.mutation(api.stores.previewTags.keep, { storeId: ada.storeId, name: "me.wav", durationMs, ...(await stored(house, "sound")) });
  const change = async (everySeconds: number, useOwn = false) => await ada.mutation(api.stores.previewTags.change, { useOwn, everySeconds, loudness: "loud", version: (await tag()).version });
  const preview = async (slug: string) => (await house.t.query(api.beats.queries.bySlug, { slug }))?.preview ?? null;
  const remake = async () => await work(house, "beat.preview", async () => ({ ok: true as const, previewOnly: await stored(house, "anew") }));
  const all = async () => {
    await ada.mutation(api.beats.previews.renderAll, {});
    await house.settle();
  };
  return { house, ada, tag, keep, change, preview, remake, all };
}

test("until something is chosen it is the chime; what is chosen is what the worker gets", async () => {
  const { house, ada, tag, keep, change } = await store();
  const { beatId } = await draft(house, ada);
  const mark = async () => (await house.service.query(api.beats.queries.forProcessing, { beatId }))?.mark;
  expect(await mark()).toEqual({ fileId: null, everySeconds: 12, loudness: "normal" });
  await change(30);
  expect(await mark()).toEqual({ fileId: null, everySeconds: 30, loudness: "loud" });
  await keep();
  expect(await mark()).toMatchObject({ fileId: expect.any(String), everySeconds: 30 });
  await change(30, false);
  expect(await mark()).toMatchObject({ fileId: null });
  expect((await tag()).own).toEqual({ name: "me.wav", durationMs: 3_000 });
});

test("a new sound takes the place of the one before, whose bytes go", async () => {
  const { house, keep } = await store();
  await keep();
  await keep();
  const tags = (await house.rows("files")).filter(({ purpose }) => purpose === "preview_tag");
  expect(tags.map(({ state }) => state).sort()).toEqual(["deleted", "ready"]);
});

test("a tag is never repeated before it is over", async () => {
  const { tag, keep, change } = await store();
  await keep(14_500);
  expect((await tag()).everySeconds).toBe(17);
  await expect(change(12, true)).rejects.toMatchObject({ data: { code: "invalid_request" } });
});

test.each([9, 61, 12.5, Number.NaN])("repeated every %s seconds is refused", async (seconds) => {
  const { change } = await store();
  await expect(change(seconds)).rejects.toMatchObject({ data: { code: "invalid_request" } });
});

test("one's own sound cannot be used before there is one, and an older look does not overwrite", async () => {
  const { ada, change } = await store();
  await expect(change(20, true)).rejects.toMatchObject({ data: { code: "invalid_request" } });
  await change(20);
  await expect(ada.mutation(api.stores.previewTags.change, { useOwn: false, everySeconds: 40, loudness: "quiet", version: 0 })).rejects.toMatchObject({ data: { code: "conflict" } });
});

test("applied to all, each preview is replaced in one step and the one before stays readable for a day, then goes", async () => {
  const { house, ada, tag, change, preview, remake, all } = await store();
  const { slug } = await onSale(house, ada);
  const before = await preview(slug);
  await change(20);
  await all();
  expect((await tag()).renders).toEqual({ waiting: 1, done: 0, failed: 0 });
  expect(await preview(slug)).toBe(before);
  await remake();
  expect((await tag()).renders).toEqual({ waiting: 0, done: 1, failed: 0 });
  const after = await preview(slug);
  expect(after).not.toBeNull();
  expect(after).not.toBe(before);
  const previews = async () => (await house.rows("files")).filter(({ purpose }) => purpose === "beat_preview").map(({ state }) => state).sort();
  await house.pass(DAY - 1_000);
  expect(await previews()).toEqual(["ready", "ready"]);
  await house.pass(1_000);
  expect(await previews()).toEqual(["deleted", "ready"]);
  expect(await preview(slug)).toBe(after);
});

test("pressed twice, each beat is made anew once; a tag changed meanwhile throws the older preview away", async () => {
  const { house, ada, change, preview, remake, all } = await store();
  const { slug } = await onSale(house, ada);
  const before = await preview(slug);
  await change(20);
  await all();
  await all();
  expect((await house.rows("work")).filter(({ task }) => task.kind === "beat.preview")).toHaveLength(1);
  await change(25);
  await all();
  expect(await remake()).toBe(2);
  const made = (await house.rows("files")).filter(({ purpose }) => purpose === "beat_preview");
  expect(made).toHaveLength(2);
  expect(await preview(slug)).not.toBe(before);
});

test("a preview that cannot be made leaves the one there is, says so, and is tried again when asked", async () => {
  const { house, ada, tag, change, preview, remake, all } = await store();
  const { slug } = await onSale(house, ada);
  const before = await preview(slug);
  await change(20);
  await all();
  await work(house, "beat.preview", () => ({ ok: false as const, reason: "broken" }));
  expect((await tag()).renders).toEqual({ waiting: 0, done: 0, failed: 1 });
  expect(await preview(slug)).toBe(before);
  await house.pass(1);
  await all();
  await remake();
  expect((await tag()).renders).toEqual({ waiting: 0, done: 1, failed: 0 });
});

test("a draft that is deleted meanwhile is not waited for", async () => {
  const { house, ada, tag, change, remake, all } = await store();
  const { beatId } = await draft(house, ada);
  await work(house, "beat.process", async () => await processed(house));
  await change(20);
  await all();
  await ada.mutation(api.beats.bulk.mutations.apply, { rows: [{ beatId, version: 1 }], change: { kind: "delete" } });
  expect((await tag()).renders).toEqual({ waiting: 0, done: 0, failed: 0 });
  await remake();
  expect((await tag()).renders).toEqual({ waiting: 0, done: 0, failed: 0 });
});

test("a draft that is not processed yet is left to its own processing", async () => {
  const { house, ada, change, all } = await store();
  await draft(house, ada);
  await change(20);
  await all();
  expect((await house.rows("work")).filter(({ task }) => task.kind === "beat.preview")).toEqual([]);
});

test("sounds handed in too often are refused, and do not keep the store's pictures from being changed", async () => {
  const { ada } = await store();
  const { max } = FUNCTION_LIMITS.changePreviewTag;
  for (let count = 0; count < max; count++) expect(await ada.mutation(api.stores.previewTags.begin, {})).toEqual({ storeId: ada.storeId });
  await expect(ada.mutation(api.stores.previewTags.begin, {})).rejects.toMatchObject({ data: { code: "rate_limited" } });
  expect(await ada.mutation(api.stores.images.begin, {})).toEqual({ storeId: ada.storeId });
});
