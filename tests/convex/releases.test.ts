import { expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { backend, creator, person, type Backend, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { ALL_TIERS, BEAT, draft, processed, upload } from "./support/market";

bellServer();

const HOUR = 3_600_000;
const ZONE = "Europe/Berlin";

/** A draft that could go on sale now. */
async function readyDraft() {
  const house = backend();
  const seller = await creator(house, "ada");
  const { beatId } = await draft(house, seller);
  await work(house, "beat.process", async () => await processed(house));
  const schedule = async (at: number, timeZone = ZONE) => await seller.mutation(api.beats.releases.schedule, { beatId, at, timeZone });
  const edit = async () => await seller.query(api.beats.queries.edit, { beatId });
  return { house, seller, beatId, schedule, edit };
}

const onSale = async (house: Backend) => (await house.t.query(api.beats.queries.list, { paginationOpts: { numItems: 5, cursor: null } })).page.map(({ beatId }) => beatId);
const audited = async (house: Backend, action: string) => (await house.rows("auditLog")).filter((row) => row.action === action).length;
const mails = async (house: Backend) => (await house.rows("work")).flatMap(({ task }) => (task.kind === "mail.send" ? [task.args] : [])).filter(({ template }) => template === "release-missed");

async function disableEverything({ seller, beatId }: { seller: Awaited<ReturnType<typeof creator>>; beatId: Id<"beats"> }) {
  const { version } = await seller.query(api.beats.queries.edit, { beatId });
  const tiers = ALL_TIERS.map((tier) => ({ ...tier, enabled: false }));
  await seller.mutation(api.beats.mutations.update, { beatId, version, ...BEAT, moods: [...BEAT.moods], tags: [...BEAT.tags], tiers });
}

test("a draft goes on sale at its moment and not before, once, and is found in the market", async () => {
  const { house, beatId, schedule, edit } = await readyDraft();
  const at = Date.now() + 2 * HOUR;
  await schedule(at);
  expect(await edit()).toMatchObject({ status: "draft", release: { at, timeZone: ZONE, state: "waiting" } });
  await house.pass(2 * HOUR - 1);
  expect(await onSale(house)).toEqual([]);
  await house.pass(1);
  expect(await edit()).toMatchObject({ status: "published", release: null });
  expect(await onSale(house)).toEqual([beatId]);
  for (let again = 0; again < 3; again++) await house.t.mutation(internal.beats.releases.release, { beatId, at });
  expect(await audited(house, "beat.published")).toBe(1);
  expect((await house.rows("beats"))[0]?.publishedAt).toBe(at);
});

test("another moment replaces the one before, and the same one twice at once is one", async () => {
  const { house, schedule, edit } = await readyDraft();
  const [early, late] = [Date.now() + HOUR, Date.now() + 3 * HOUR];
  await schedule(early);
  await Promise.all([schedule(late), schedule(late)]);
  expect(await house.rows("releases")).toHaveLength(1);
  await house.pass(HOUR);
  expect((await edit()).status).toBe("draft");
  await house.pass(2 * HOUR);
  expect((await edit()).status).toBe("published");
  expect(await audited(house, "beat.published")).toBe(1);
});

test("what is called off does not go on sale; calling off twice is calling off", async () => {
  const { house, seller, beatId, schedule, edit } = await readyDraft();
  const at = Date.now() + HOUR;
  await schedule(at);
  for (let twice = 0; twice < 2; twice++) await seller.mutation(api.beats.releases.cancel, { beatId });
  await house.pass(2 * HOUR);
  await house.t.mutation(internal.beats.releases.release, { beatId, at });
  expect(await edit()).toMatchObject({ status: "draft", release: null });
  expect(await audited(house, "beat.unscheduled")).toBe(1);
});

test("a beat that may not go on sale at its moment stays a draft, says why, and its maker gets one mail", async () => {
  const { house, seller, beatId, schedule, edit } = await readyDraft();
  const at = Date.now() + HOUR;
  await schedule(at);
  await disableEverything({ seller, beatId });
  await house.pass(HOUR);
  await house.t.mutation(internal.beats.releases.release, { beatId, at });
  expect(await edit()).toMatchObject({ status: "draft", release: { state: "missed", reasons: ["Enable at least one licence."] } });
  expect(await mails(house)).toEqual([{ template: "release-missed", to: "ada@example.com", data: { beatId, at: String(at) } }]);
  const facts = async () => await house.service.query(api.beats.releases.missed, { beatId, at });
  expect(await facts()).toMatchObject({ beatTitle: "Night Bus", timeZone: ZONE, reasons: ["Enable at least one licence."] });
  await seller.mutation(api.beats.releases.cancel, { beatId });
  expect(await facts()).toBeNull();
  expect((await edit()).release).toBeNull();
});

test("a master that is replaced and not processed yet keeps the beat a draft", async () => {
  const { house, seller, beatId, schedule, edit } = await readyDraft();
  await schedule(Date.now() + HOUR);
  const { fileId } = await upload(house, seller);
  const { version } = await edit();
  await seller.mutation(api.beats.mutations.update, { beatId, version, ...BEAT, moods: [...BEAT.moods], tags: [...BEAT.tags], tiers: [...ALL_TIERS], masterFileId: fileId });
  await house.pass(HOUR);
  expect(await edit()).toMatchObject({ status: "draft", release: { state: "missed", reasons: ["The audio is still being processed."] } });
});

test("a beat published by hand before its moment waits for nothing: taken off sale, it stays off", async () => {
  const { house, seller, beatId, schedule, edit } = await readyDraft();
  await schedule(Date.now() + HOUR);
  await seller.mutation(api.beats.mutations.publish, { beatId });
  expect(await house.rows("releases")).toEqual([]);
  await seller.mutation(api.beats.mutations.unpublish, { beatId });
  await house.pass(2 * HOUR);
  expect((await edit()).status).toBe("draft");
});

test("a draft that is deleted takes its release with it", async () => {
  const { house, seller, beatId, schedule, edit } = await readyDraft();
  await schedule(Date.now() + HOUR);
  const { version } = await edit();
  await seller.mutation(api.beats.bulk.mutations.apply, { rows: [{ beatId, version }], change: { kind: "delete" } });
  expect(await house.rows("releases")).toEqual([]);
  await house.pass(2 * HOUR);
  expect(await house.rows("beats")).toEqual([]);
});

test("the table of beats says which wait", async () => {
  const { house, seller, beatId, schedule } = await readyDraft();
  const other = await draft(house, seller);
  const at = Date.now() + HOUR;
  await schedule(at);
  const { page } = await seller.query(api.beats.queries.mine, { paginationOpts: { numItems: 5, cursor: null } });
  expect(page.find((row) => row.beatId === beatId)?.release).toMatchObject({ at, state: "waiting" });
  expect(page.find((row) => row.beatId === other.beatId)?.release).toBeNull();
});

test.each([
  ["a moment that is over", "invalid_request", () => Date.now()],
  ["a moment years ahead", "invalid_request", () => Date.now() + 3 * 366 * 24 * HOUR],
  ["no moment", "invalid_request", () => Number.NaN],
])("%s is refused", async (_, code, at) => {
  const { schedule } = await readyDraft();
  await expect(schedule(at())).rejects.toMatchObject({ data: { code } });
});

test("what is on sale, not ready, somebody else's or in no zone cannot be scheduled", async () => {
  const { house, seller, beatId, schedule } = await readyDraft();
  const at = Date.now() + HOUR;
  await expect(schedule(at, "not a zone <b>")).rejects.toMatchObject({ data: { code: "invalid_request" } });
  const unprocessed = await draft(house, seller);
  await expect(seller.mutation(api.beats.releases.schedule, { beatId: unprocessed.beatId, at, timeZone: ZONE })).rejects.toMatchObject({ data: { code: "not_ready" } });
  const eve = await creator(house, "eve");
  await expect(eve.mutation(api.beats.releases.schedule, { beatId, at, timeZone: ZONE })).rejects.toMatchObject({ data: { code: "not_found" } });
  await expect((await person(house, "ben")).mutation(api.beats.releases.schedule, { beatId, at, timeZone: ZONE })).rejects.toMatchObject({ data: { code: "forbidden" } });
  await seller.mutation(api.beats.mutations.publish, { beatId });
  await expect(schedule(at)).rejects.toMatchObject({ data: { code: "conflict" } });
});
