import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { BULK_ROWS } from "../../lib/domain/studioTable";
import { backend, creator, person, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { ALL_TIERS, draft, onSale, processed } from "./support/market";
import { checkout, pay } from "./support/stripe";

bellServer();

const PAGE = { paginationOpts: { numItems: 10, cursor: null } };

async function scene() {
  const house = backend();
  const ada = await creator(house, "ada");
  return { house, ada, apply: bulkOf(ada), row: async (beatId: Awaited<ReturnType<typeof draft>>["beatId"]) => await rowOf(house, beatId) };
}

type Creator = Awaited<ReturnType<typeof creator>>;
type Args = (typeof api.beats.bulk.mutations.apply)["_args"];
const bulkOf = (who: Creator) => async (rows: Args["rows"], change: Args["change"]) => await who.mutation(api.beats.bulk.mutations.apply, { rows, change });

async function rowOf(house: Backend, beatId: Awaited<ReturnType<typeof draft>>["beatId"]) {
  return (await house.rows("beats")).find(({ _id }) => _id === beatId);
}

describe("a bulk change", () => {
  test("sets price, tags and genre of every beat named, and undoing it puts back exactly what was", async () => {
    const { house, ada, apply, row } = await scene();
    const [one, two] = [await onSale(house, ada), await draft(house, ada)];
    const before = [await row(one.beatId), await row(two.beatId)];
    const outcomes = await apply(
      [one, two].map(({ beatId }) => ({ beatId, version: 1 })),
      { kind: "edit", genre: "drill", addTags: ["Night", "808"], removeMoods: ["dark"], tiers: [{ tierType: "basic", price: 3_000 }] },
    );
    expect(outcomes).toMatchObject([{ ok: true, changed: true, version: 2 }, { ok: true, changed: true, version: 2 }]);
    for (const { beatId } of [one, two]) {
      expect(await row(beatId)).toMatchObject({ genre: "drill", tags: ["808", "night"], moods: [], fromPrice: 3_000, version: 2, searchText: "Night Bus Drill 808 night" });
    }

    const rows = outcomes.flatMap((outcome) => (outcome.ok && outcome.before ? [{ beatId: outcome.beatId, version: outcome.version, before: outcome.before }] : []));
    await ada.mutation(api.beats.bulk.mutations.restore, { rows });
    for (const was of before) {
      if (was === undefined) throw new Error("no beat");
      expect(await row(was._id)).toEqual({ ...was, version: 3 });
    }
  });

  test("says so where a beat already was as asked, and leaves its version alone", async () => {
    const { house, ada, apply, row } = await scene();
    const { beatId } = await onSale(house, ada);
    expect(await apply([{ beatId, version: 1 }], { kind: "edit", addTags: ["808"], tiers: [{ tierType: "basic", price: 2_500 }] })).toMatchObject([{ ok: true, changed: false, version: 1 }]);
    expect(await row(beatId)).toMatchObject({ version: 1 });
  });

  test("answers each row for itself: what cannot be changed stands aside, the rest is done", async () => {
    const { house, ada, apply, row } = await scene();
    const [eve, ben] = [await creator(house, "eve"), await person(house, "ben")];
    const [mine, stale, sold, hers] = [await onSale(house, ada), await draft(house, ada), await onSale(house, ada), await onSale(house, eve)];
    await pay(house, await checkout(house, ben, sold.beatId, "exclusive"));
    const outcomes = await apply(
      [{ beatId: mine.beatId, version: 1 }, { beatId: stale.beatId, version: 7 }, { beatId: sold.beatId, version: 1 }, { beatId: hers.beatId, version: 1 }],
      { kind: "edit", tiers: [{ tierType: "basic", price: 4_000 }] },
    );
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, code: "conflict" }, { ok: false, code: "sold" }, { ok: false, code: "not_found" }]);
    expect([await row(mine.beatId), await row(stale.beatId), await row(hers.beatId)].map((beat) => beat?.fromPrice)).toEqual([4_000, 2_500, 2_500]);
  });

  test("never gives a licence away that was only switched on, and never leaves a beat on sale without one", async () => {
    const { house, ada, apply, row } = await scene();
    const { beatId } = await onSale(house, ada, [{ tierType: "basic", enabled: true, price: 2_500 }]);
    const edit = async (tiers: { tierType: "basic" | "unlimited"; enabled?: boolean; price?: number }[]) => await apply([{ beatId, version: 1 }], { kind: "edit", tiers });
    expect(await edit([{ tierType: "unlimited", enabled: true }])).toMatchObject([{ ok: false, code: "invalid_request", message: expect.stringContaining("no price") }]);
    expect(await edit([{ tierType: "basic", enabled: false }])).toMatchObject([{ ok: false, code: "not_ready" }]);
    expect(await edit([{ tierType: "basic", price: 20 }])).toMatchObject([{ ok: false, message: expect.stringContaining("at least 50 cents") }]);
    expect(await row(beatId)).toMatchObject({ version: 1, fromPrice: 2_500 });
    expect(await edit([{ tierType: "unlimited", enabled: true, price: 0 }])).toMatchObject([{ ok: true }]);
  });

  test("publishes what is ready, names what is missing on the rest, and takes off sale again", async () => {
    const { house, ada, apply, row } = await scene();
    const ready = await draft(house, ada);
    await work(house, "beat.process", async () => await processed(house));
    const unready = await draft(house, ada);
    const rows = [ready, unready].map(({ beatId }) => ({ beatId, version: 1 }));
    expect(await apply(rows, { kind: "publish" })).toMatchObject([{ ok: true, changed: true, status: "published" }, { ok: false, code: "not_ready", message: expect.stringContaining("still being processed") }]);
    expect(await apply(rows.slice(0, 1), { kind: "publish" })).toMatchObject([{ ok: true, changed: false }]);
    expect(await apply(rows, { kind: "unpublish" })).toMatchObject([{ ok: true, changed: true, status: "draft" }, { ok: true, changed: false }]);
    expect((await row(ready.beatId))?.status).toBe("draft");
  });

  test("deletes a draft with its files, and never what was on sale once", async () => {
    const { house, ada, apply, row } = await scene();
    const kept = await onSale(house, ada);
    await ada.mutation(api.beats.mutations.unpublish, { beatId: kept.beatId });
    const gone = await draft(house, ada);
    await work(house, "beat.process", async () => await processed(house));
    const files = await row(gone.beatId);
    expect(await apply([gone, kept].map(({ beatId }) => ({ beatId, version: 1 })), { kind: "delete" })).toMatchObject([{ ok: true, status: null }, { ok: false, code: "conflict" }]);
    expect(await row(gone.beatId)).toBeUndefined();
    expect(await row(kept.beatId)).toMatchObject({ status: "draft" });
    await house.settle();
    const states = new Map((await house.rows("files")).map(({ _id, state }) => [_id, state]));
    expect([files?.masterFileId, files?.mp3FileId, files?.previewFileId].map((id) => id && states.get(id))).toEqual(["deleting", "deleted", "deleted"]);
    expect((await house.rows("auditLog")).filter(({ action }) => action === "beat.deleted")).toHaveLength(1);
  });

  test("is bounded in rows and in pace", async () => {
    const { house, ada, apply } = await scene();
    const { beatId } = await draft(house, ada);
    const rows = (count: number) => Array.from({ length: count }, () => ({ beatId, version: 1 }));
    for (const count of [0, BULK_ROWS + 1]) await expect(apply(rows(count), { kind: "unpublish" })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    for (let count = 0; count < 600 / BULK_ROWS; count++) await apply(rows(BULK_ROWS), { kind: "unpublish" });
    await expect(apply(rows(1), { kind: "unpublish" })).rejects.toMatchObject({ data: { code: "rate_limited" } });
  });
});

test("one's own list is narrowed by state and text, and ordered by price", async () => {
  const { house, ada, apply } = await scene();
  const cheap = await onSale(house, ada, [{ tierType: "basic", enabled: true, price: 1_000 }]);
  const dear = await onSale(house, ada, ALL_TIERS);
  const hidden = await draft(house, ada, [{ tierType: "basic", enabled: true, price: 500 }]);
  await apply([{ beatId: dear.beatId, version: 1 }], { kind: "edit", addTags: ["strings"] });
  await onSale(house, await creator(house, "eve"));
  const list = async (filter: { status?: "draft" | "published"; sort?: "cheapest" | "dearest" | "oldest"; text?: string }) =>
    (await ada.query(api.beats.queries.mine, { ...PAGE, ...filter })).page.map(({ beatId }) => beatId);
  expect(await list({})).toEqual([hidden, dear, cheap].map(({ beatId }) => beatId));
  expect(await list({ sort: "cheapest" })).toEqual([hidden, cheap, dear].map(({ beatId }) => beatId));
  expect(await list({ sort: "dearest", status: "published" })).toEqual([dear, cheap].map(({ beatId }) => beatId));
  expect(await list({ text: "strings" })).toEqual([dear.beatId]);
  expect(await list({ text: "night", status: "draft" })).toEqual([hidden.beatId]);
});
