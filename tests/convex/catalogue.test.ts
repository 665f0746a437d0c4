import { describe, expect, test } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { MIB } from "../../lib/domain/limits";
import { slugProblem } from "../../lib/domain/slugs";
import { backend, creator, person, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { ALL_TIERS, BEAT, draft, onSale, processed, upload } from "./support/market";

bellServer();

const DAY = 24 * 60 * 60_000;
const page = { paginationOpts: { numItems: 10, cursor: null } };
const fields = { ...BEAT, moods: [...BEAT.moods], tags: [...BEAT.tags], tiers: [...ALL_TIERS] };

describe("a store", () => {
  test("is opened once per person, with an address of its own", async () => {
    const house = backend();
    const ada = await person(house, "ada");
    const open = async (who: typeof ada, slug: string) => await who.mutation(api.stores.mutations.open, { name: "Low Tide", slug, bio: "" });
    expect(await open(ada, "low-tide")).toMatchObject({ slug: "low-tide" });
    await expect(open(ada, "other-tide")).rejects.toMatchObject({ data: { code: "conflict" } });
    await expect(open(await person(house, "ben"), "low-tide")).rejects.toMatchObject({ data: { code: "slug_taken" } });
    expect(await ada.query(api.stores.queries.mine, {})).toMatchObject({ name: "Low Tide", slug: "low-tide", plan: "free" });
  });

  test("shows its own beats on sale, and nobody else's, to anybody at its address", async () => {
    const house = backend();
    const [ada, ben] = [await creator(house, "ada"), await creator(house, "ben")];
    const mine = await onSale(house, ada);
    await onSale(house, ben);
    await draft(house, ada);
    const own = await ada.query(api.stores.queries.mine, {});
    const shown = await house.t.query(api.stores.queries.bySlug, { slug: own?.slug ?? "" });
    expect(shown).toMatchObject({ storeId: own?.storeId, name: own?.name, slug: own?.slug, bio: own?.bio });
    const listed = await house.t.query(api.beats.queries.list, { ...page, ...(shown && { storeId: shown.storeId }) });
    expect(listed.page.map(({ slug }) => slug)).toEqual([mine.slug]);
    expect(await house.t.query(api.stores.queries.bySlug, { slug: "nobody-here" })).toBeNull();
  });

  test("defect 60: two who ask for one address at once do not both get it", async () => {
    const house = backend();
    const people = await Promise.all(["a", "b", "c", "d"].map(async (name) => await person(house, name)));
    const asked = await Promise.allSettled(people.map(async (who) => await who.mutation(api.stores.mutations.open, { name: "Same", slug: "same-name", bio: "" })));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await house.rows("stores")).toHaveLength(1);
  });

  test("needs a confirmed address, and a slug that is free", async () => {
    const house = backend();
    const eve = await person(house, "eve", { verified: false });
    await expect(eve.mutation(api.stores.mutations.open, { name: "Eve", slug: "eve-store", bio: "" })).rejects.toMatchObject({ data: { code: "email_unverified" } });
    const ada = await person(house, "ada");
    await expect(ada.mutation(api.stores.mutations.open, { name: "Ada", slug: "api", bio: "" })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    const reason = async (slug: string) => (await house.t.query(api.stores.queries.slugStatus, { slug })).reason;
    expect([await reason("checkout"), await reason("X"), await reason("free-one")]).toEqual(["reserved", "invalid", null]);
  });
});

describe("an upload", () => {
  test.each([
    ["a text", { name: "beat.txt", contentType: "text/plain" }, "unsupported_media_type"],
    ["an M4A", { name: "beat.m4a", contentType: "audio/mp4" }, "unsupported_media_type"],
    ["an Ogg by name only", { name: "beat.flac", contentType: "audio/ogg" }, "unsupported_media_type"],
    ["a WAV by name only", { name: "beat.wav", contentType: "image/svg+xml" }, "unsupported_media_type"],
    ["nothing", { size: 0 }, "invalid_request"],
    ["half a byte", { size: 1.5 }, "invalid_request"],
    ["more than 256 MB", { size: 256 * MIB + 1 }, "payload_too_large"],
  ])("defect 34: of %s is refused before a byte moves", async (_name, changes, code) => {
    const house = backend();
    const ada = await person(house, "ada");
    const file = { purpose: "beat_master", name: "beat.wav", size: 1_000, contentType: "audio/wav", ...changes } as const;
    await expect(ada.mutation(api.files.mutations.begin, file)).rejects.toMatchObject({ data: { code } });
    expect(await house.rows("files")).toHaveLength(0);
  });

  test("defect 34: counts against a daily quota of bytes", async () => {
    const house = backend();
    const ada = await person(house, "ada");
    const big = { purpose: "beat_master", name: "beat.wav", size: 256 * MIB, contentType: "audio/wav" } as const;
    for (let count = 0; count < 32; count++) await ada.mutation(api.files.mutations.begin, big);
    await expect(ada.mutation(api.files.mutations.begin, big)).rejects.toMatchObject({ data: { code: "rate_limited" } });
    await house.pass(2 * DAY);
    await ada.mutation(api.files.mutations.begin, big);
  });

  test("whose callback comes twice is finished once; other bytes for the same row are sent away", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { fileId, key } = await upload(house, ada);
    const again = { fileId, name: "beat.wav", size: 1_000, contentType: "audio/wav" };
    await house.service.mutation(api.files.mutations.finish, { ...again, key });
    expect(await house.rows("work")).toHaveLength(0);
    await house.service.mutation(api.files.mutations.finish, { ...again, key: "ut_other" });
    expect(await house.rows("work")).toMatchObject([{ task: { kind: "file.delete", args: { key: "ut_other" } } }]);
    expect(await house.t.run(async (ctx) => await ctx.db.get(fileId))).toMatchObject({ state: "ready", storage: { key } });
  });

  test("of another size than announced is refused and deleted", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { fileId } = await ada.mutation(api.files.mutations.begin, { purpose: "beat_master", name: "beat.wav", size: 10, contentType: "audio/wav" });
    await house.service.mutation(api.files.mutations.finish, { fileId, key: "ut_k", name: "beat.wav", size: 11, contentType: "audio/wav" });
    await expect(ada.mutation(api.beats.mutations.create, { ...fields, masterFileId: fileId })).rejects.toMatchObject({ data: { code: "not_ready" } });
    await work(house, "file.delete", () => ({ deleted: true }));
    expect(await house.t.run(async (ctx) => await ctx.db.get(fileId))).toMatchObject({ state: "deleted", storage: null });
  });

  test("that nothing claims within a day is deleted; a beat's master is not", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    await draft(house, ada);
    const orphan = await upload(house, ada);
    const never = await ada.mutation(api.files.mutations.begin, { purpose: "beat_master", name: "never.wav", size: 10, contentType: "" });
    await house.t.mutation(internal.files.sweeps.orphans, {});
    expect((await house.rows("work")).filter(({ task }) => task.kind === "file.delete")).toHaveLength(0);
    await house.pass(DAY + 1_000);
    await house.t.mutation(internal.files.sweeps.orphans, {});
    expect((await house.rows("work")).filter(({ task }) => task.kind === "file.delete")).toMatchObject([{ task: { args: { fileId: orphan.fileId } } }]);
    expect((await house.rows("files")).map(({ state }) => state)).toEqual(["ready", "deleting"]);
    const late = { name: "never.wav", size: 10, contentType: "audio/wav" };
    await house.service.mutation(api.files.mutations.finish, { fileId: never.fileId, key: "ut_late", ...late });
    expect((await house.rows("work")).at(-1)).toMatchObject({ task: { kind: "file.delete", args: { key: "ut_late" } } });
  });
});

describe("a beat", () => {
  test("is made of the caller's own, finished and unused upload only", async () => {
    const house = backend();
    const [ada, ben] = [await creator(house, "ada"), await creator(house, "ben")];
    const { fileId } = await upload(house, ada);
    const create = async (who: typeof ada) => await who.mutation(api.beats.mutations.create, { ...fields, masterFileId: fileId });
    await expect(create(ben)).rejects.toMatchObject({ data: { code: "not_found" } });
    await create(ada);
    await expect(create(ada)).rejects.toMatchObject({ data: { code: "conflict" } });
    const { fileId: unfinished } = await ada.mutation(api.files.mutations.begin, { purpose: "beat_master", name: "b.wav", size: 5, contentType: "audio/wav" });
    await expect(ada.mutation(api.beats.mutations.create, { ...fields, masterFileId: unfinished })).rejects.toMatchObject({ data: { code: "not_ready" } });
  });

  test.each([
    ["an empty title", { title: "  " }],
    ["a title of 101 characters", { title: "x".repeat(101) }],
    ["301 bpm", { bpm: 301 }],
    ["half a bpm", { bpm: 90.5 }],
    ["eleven tags", { tags: Array.from({ length: 11 }, (_, index) => `t${index}`) }],
    ["a tier twice", { tiers: [ALL_TIERS[0], ALL_TIERS[0]] }],
    ["a price with a fraction", { tiers: [{ tierType: "basic" as const, enabled: true, price: 19.99 }] }],
    ["a price nobody can be charged", { tiers: [{ tierType: "basic" as const, enabled: true, price: 49 }] }],
    ["a negative price", { tiers: [{ tierType: "basic" as const, enabled: true, price: -1 }] }],
  ])("with %s is refused", async (_name, changes) => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { fileId } = await upload(house, ada);
    await expect(ada.mutation(api.beats.mutations.create, { ...fields, ...changes, masterFileId: fileId })).rejects.toMatchObject({ data: { code: "invalid_request" } });
  });

  test("goes on sale only when it is processed and has a licence to sell", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId, slug } = await draft(house, ada, [{ tierType: "basic", enabled: false, price: 2_500 }]);
    const publish = async () => await ada.mutation(api.beats.mutations.publish, { beatId });
    await expect(publish()).rejects.toMatchObject({ data: { code: "not_ready", details: [{ field: "master" }, { field: "tiers" }] } });
    await work(house, "beat.process", async () => await processed(house));
    await expect(publish()).rejects.toMatchObject({ data: { code: "not_ready", details: [{ field: "tiers" }] } });
    expect(await house.t.query(api.beats.queries.bySlug, { slug })).toBeNull();
    const { version } = await ada.query(api.beats.queries.edit, { beatId });
    const { masterFileId } = await ada.query(api.beats.queries.edit, { beatId });
    await ada.mutation(api.beats.mutations.update, { ...fields, beatId, version, masterFileId });
    await publish();
    expect(await house.t.query(api.beats.queries.bySlug, { slug })).toMatchObject({ title: "Night Bus", fromPrice: 2_500, sold: false });
    await ada.mutation(api.beats.mutations.unpublish, { beatId });
    expect(await house.t.query(api.beats.queries.bySlug, { slug })).toBeNull();
  });

  test("changed in two windows at once keeps the first change and refuses the second", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId } = await draft(house, ada);
    const { masterFileId, version } = await ada.query(api.beats.queries.edit, { beatId });
    const change = async (title: string) => await ada.mutation(api.beats.mutations.update, { ...fields, title, beatId, version, masterFileId });
    expect(await change("First")).toMatchObject({ version: 2 });
    await expect(change("Second")).rejects.toMatchObject({ data: { code: "conflict", details: { currentVersion: 2 } } });
    expect(await ada.query(api.beats.queries.edit, { beatId })).toMatchObject({ title: "First", version: 2 });
  });

  test("is written on without a word about its master, which stays", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId } = await draft(house, ada);
    const before = await ada.query(api.beats.queries.edit, { beatId });
    await ada.mutation(api.beats.mutations.update, { ...fields, title: "Only words", beatId, version: 1 });
    expect(await ada.query(api.beats.queries.edit, { beatId })).toMatchObject({ title: "Only words", masterFileId: before.masterFileId, processing: before.processing });
  });

  test("whose master is replaced forgets what the old one yielded, even when that comes late", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId } = await draft(house, ada);
    const old = (await house.rows("work"))[0];
    if (old === undefined) throw new Error("no work");
    const lease = await house.service.mutation(api.platform.work.claim, { workId: old._id });
    const { fileId } = await upload(house, ada);
    await ada.mutation(api.beats.mutations.update, { ...fields, beatId, version: 1, masterFileId: fileId });
    await house.service.mutation(api.platform.work.complete, { workId: old._id, leaseId: lease?.leaseId ?? "", result: await processed(house) });
    expect(await ada.query(api.beats.queries.edit, { beatId })).toMatchObject({ masterFileId: fileId, processing: { state: "pending" }, preview: null });
  });

  test("defect 60: two of one title have two addresses", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const [first, second] = [await draft(house, ada), await draft(house, ada)];
    expect(first.slug).toBe("night-bus");
    expect(second.slug).toMatch(/^night-bus-[0-9a-z]{5}$/);
  });

  test.each([["日本", /^beat-?/], ["Market", /^market-[0-9a-z]{5}$/], ["A", /^a-[0-9a-z]{5}$/], ["x".repeat(100), /^x{34}$/]])("called %s gets a sound address", async (title, slug) => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { fileId } = await upload(house, ada);
    const beat = await ada.mutation(api.beats.mutations.create, { ...fields, title, masterFileId: fileId });
    expect(beat.slug).toMatch(slug);
    expect(slugProblem(beat.slug)).toBeNull();
  });

  test("defects 8, 74: neither list, page nor preview leads to the master or the full MP3", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { slug } = await onSale(house, ada);
    const shown = JSON.stringify([await house.t.query(api.beats.queries.list, page), await house.t.query(api.beats.queries.bySlug, { slug })]);
    const files = await house.rows("files");
    for (const file of files) {
      expect(shown.includes(file._id)).toBe(file.purpose === "beat_preview");
      if (file.storage?.provider === "uploadthing") expect(shown).not.toContain(file.storage.key);
      const preview = await house.service.query(api.files.queries.preview, { fileId: file._id });
      expect(preview !== null).toBe(file.purpose === "beat_preview");
    }
    expect(await house.service.query(api.files.queries.preview, { fileId: "nonsense" })).toBeNull();
  });

  test("defect 65: the list is newest first and its pages neither skip nor repeat", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const slugs: string[] = [];
    for (let count = 0; count < 7; count++) {
      slugs.unshift((await onSale(house, ada)).slug);
      await house.pass(1_000);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const result: { page: { slug: string }[]; isDone: boolean; continueCursor: string } = await house.t.query(api.beats.queries.list, {
        paginationOpts: { numItems: 3, cursor },
      });
      seen.push(...result.page.map(({ slug }) => slug));
      if (result.isDone) break;
      cursor = result.continueCursor;
    }
    expect(seen).toEqual(slugs);
  });

  test("a list gives no more than a page may hold, however many are asked for", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    await onSale(house, ada);
    for (const numItems of [1e9, -5, Number.NaN]) {
      expect((await house.t.query(api.beats.queries.list, { paginationOpts: { numItems, cursor: null } })).page).toHaveLength(1);
    }
  });
});

describe("downloads", () => {
  test("are for the buyer, of what the licence includes, and each is written down", async () => {
    const house = backend();
    const [ada, ben, cleo] = [await creator(house, "ada"), await person(house, "ben"), await person(house, "cleo")];
    const { beatId } = await onSale(house, ada, [{ tierType: "basic", enabled: true, price: 0 }]);
    await ben.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    const [license] = await house.rows("licenses");
    if (license === undefined) throw new Error("no licence");
    const issue = async (who: typeof ben, ref: { licenseId?: string; lineId?: string }, fileType: "wav" | "mp3" | "stems") =>
      await who.mutation(api.entitlements.mutations.issueDownload, { ...ref, fileType });

    expect(await issue(ben, { licenseId: license._id }, "wav")).toMatchObject({ filename: "night-bus.wav", size: 1_000, storage: { provider: "uploadthing" } });
    expect(await issue(ben, { lineId: license.lineId }, "mp3")).toMatchObject({ filename: "night-bus.mp3", storage: { provider: "convex" } });
    expect(await issue(ben, { licenseId: license._id, lineId: license.lineId }, "mp3")).toBeDefined();
    expect(await house.rows("downloads")).toHaveLength(3);

    await expect(issue(ben, { licenseId: license._id }, "stems")).rejects.toMatchObject({ data: { code: "forbidden" } });
    await expect(issue(ben, {}, "wav")).rejects.toMatchObject({ data: { code: "invalid_request" } });
    await expect(issue(ben, { licenseId: "nonsense" }, "wav")).rejects.toMatchObject({ data: { code: "invalid_id" } });
    for (const who of [cleo, ada]) await expect(issue(who, { licenseId: license._id }, "wav")).rejects.toMatchObject({ data: { code: "not_found" } });
    expect(await house.rows("downloads")).toHaveLength(3);

    expect(await ben.query(api.entitlements.queries.deliverables, { licenseId: license._id })).toMatchObject({ lineId: license.lineId, files: [{ fileType: "mp3" }, { fileType: "wav" }] });
  });

  test("ids of two purchases that do not belong together are refused", async () => {
    const house = backend();
    const [ada, ben] = [await creator(house, "ada"), await person(house, "ben")];
    for (let count = 0; count < 2; count++) {
      const { beatId } = await onSale(house, ada, [{ tierType: "basic", enabled: true, price: 0 }]);
      await ben.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    }
    const [first, second] = await house.rows("licenses");
    await expect(
      ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: first?._id, lineId: second?.lineId, fileType: "wav" }),
    ).rejects.toMatchObject({ data: { code: "not_found" } });
  });

  test("streaming is for owners and holders of a live right", async () => {
    const house = backend();
    const [ada, ben, cleo] = [await creator(house, "ada"), await person(house, "ben"), await person(house, "cleo")];
    const { beatId } = await onSale(house, ada, [{ tierType: "basic", enabled: true, price: 0 }]);
    await ben.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    const master = (await house.rows("files")).find(({ purpose }) => purpose === "beat_master");
    if (master === undefined) throw new Error("no master");
    const may = async (who: typeof ben) => await house.service.query(api.entitlements.queries.mayStream, { fileId: master._id, userId: who.userId });
    expect([await may(ada), await may(ben), await may(cleo)]).toEqual([true, true, false]);
  });

  test("thirty a minute, not thirty-one", async () => {
    const house = backend();
    const [ada, ben] = [await creator(house, "ada"), await person(house, "ben")];
    const { beatId } = await onSale(house, ada, [{ tierType: "basic", enabled: true, price: 0 }]);
    await ben.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    const [license] = await house.rows("licenses");
    const issue = async () => await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: license?._id, fileType: "wav" });
    for (let count = 0; count < 30; count++) await issue();
    await expect(issue()).rejects.toMatchObject({ data: { code: "rate_limited", details: { retryAfterSeconds: expect.any(Number) } } });
  });
});

test("old limit counters are dropped, current ones kept", async () => {
  const house = backend();
  const ada = await creator(house, "ada");
  await upload(house, ada);
  await house.pass(5 * 60_000);
  await house.t.mutation(internal.platform.mutations.prune, {});
  expect((await house.rows("limits")).map(({ key }) => key.split(":")[0]).sort()).toEqual(["uploadBytes", "uploadCount"]);
});
