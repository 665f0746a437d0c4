import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { backend, creator, person, work, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale, upload } from "./support/market";
import { checkout, pay } from "./support/stripe";

bellServer();

const CHECKED = { ok: true as const, stems: true as const, sha256: "cd".repeat(32), expandedBytes: 9_000, tracks: [{ name: "drums.wav", bytes: 4_000 }, { name: "bass.wav", bytes: 5_000 }] };
type Ada = Awaited<ReturnType<typeof creator>>;
let count = 0;

/** A ZIP of this creator's that has arrived. */
async function zip(house: Backend, who: Ada): Promise<Id<"files">> {
  const file = { name: "parts.zip", size: 2_000, contentType: "application/zip" };
  const { fileId } = await who.mutation(api.files.mutations.begin, { purpose: "beat_stems", ...file });
  await house.service.mutation(api.files.mutations.finish, { fileId, key: `zip_${(count += 1)}`, ...file });
  return fileId;
}

async function market() {
  const house = backend();
  const ada = await creator(house, "ada");
  const { beatId, slug } = await onSale(house, ada);
  const attach = async (kind: "stems" | "trackouts" = "stems", fileId?: Id<"files">) => await ada.mutation(api.beats.mutations.attachArchive, { beatId, kind, fileId: fileId ?? (await zip(house, ada)) });
  const look = async () => await ada.query(api.beats.queries.edit, { beatId });
  const offers = async () => (await house.t.query(api.beats.queries.bySlug, { slug }))?.tiers ?? [];
  return { house, ada, beatId, slug, attach, look, offers };
}

describe("stems", () => {
  test("are promised by no licence until somebody has looked into them, and then by those that hold them", async () => {
    const { house, attach, look, offers } = await market();
    await attach();
    expect((await look()).archives).toMatchObject([{ kind: "stems", state: "pending", name: "parts.zip" }]);
    for (const offer of await offers()) expect(offer.terms.stemsIncluded).toBe(false);
    await work(house, "beat.stems", async () => CHECKED);
    expect((await look()).archives).toMatchObject([{ state: "ready", tracks: CHECKED.tracks }]);
    expect((await offers()).map(({ tierType, files, trackCounts, terms }) => [tierType, files, trackCounts, terms.stemsIncluded])).toEqual([
      ["basic", ["mp3", "wav"], {}, false],
      ["premium", ["mp3", "wav", "stems"], { stems: 2 }, true],
      ["exclusive", ["mp3", "wav", "stems"], { stems: 2 }, true],
    ]);
  });

  test("are in the contract with their digest, and come down from the library", async () => {
    const { house, beatId, attach } = await market();
    await attach();
    await attach("trackouts");
    await work(house, "beat.stems", async () => CHECKED);
    await work(house, "beat.stems", async () => CHECKED);
    const ben = await person(house, "ben");
    await pay(house, await checkout(house, ben, beatId, "premium"));
    const [license] = await house.rows("licenses");
    expect(license?.snapshot).toMatchObject({ terms: { stemsIncluded: true }, files: [{ fileType: "mp3" }, { fileType: "wav" }, { fileType: "stems", filename: "night-bus-stems.zip", sha256: CHECKED.sha256 }] });
    const issue = async (fileType: "stems" | "trackouts") => await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: license?._id, fileType });
    expect(await issue("stems")).toMatchObject({ filename: "night-bus-stems.zip", storage: { provider: "uploadthing" } });
    await expect(issue("trackouts")).rejects.toMatchObject({ data: { code: "forbidden" } });
  });

  test("that are refused are said to be so, promise nothing, and can be put in again", async () => {
    const { house, attach, look, offers } = await market();
    await attach();
    await work(house, "beat.stems", async () => ({ ok: false, reason: "The ZIP holds no sound files." }));
    expect((await look()).archives).toMatchObject([{ state: "failed", error: "The ZIP holds no sound files." }]);
    expect((await offers()).some(({ files }) => files.includes("stems"))).toBe(false);
    await attach();
    await work(house, "beat.stems", async () => CHECKED);
    expect((await look()).archives).toMatchObject([{ state: "ready" }]);
  });

  test("that are promised on a beat on sale are not taken away; on a draft they are, and licences sold keep theirs", async () => {
    const { house, ada, beatId, attach, offers } = await market();
    await attach();
    await work(house, "beat.stems", async () => CHECKED);
    const ben = await person(house, "ben");
    await pay(house, await checkout(house, ben, beatId, "premium"));
    const remove = async () => await ada.mutation(api.beats.mutations.removeArchive, { beatId, kind: "stems" });
    await expect(remove()).rejects.toMatchObject({ data: { code: "conflict" } });
    await expect(attach()).rejects.toMatchObject({ data: { code: "conflict" } });
    await ada.mutation(api.beats.mutations.unpublish, { beatId });
    await remove();
    await ada.mutation(api.beats.mutations.publish, { beatId });
    expect((await offers()).some(({ files }) => files.includes("stems"))).toBe(false);
    const [license] = await house.rows("licenses");
    expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: license?._id, fileType: "stems" })).toMatchObject({ filename: "night-bus-stems.zip" });
  });

  test("replaced while they were looked into change nothing any more", async () => {
    const { house, ada, beatId, attach, look, offers } = await market();
    await attach();
    await ada.mutation(api.beats.mutations.removeArchive, { beatId, kind: "stems" });
    await work(house, "beat.stems", async () => CHECKED);
    expect((await look()).archives).toEqual([]);
    expect((await offers()).some(({ files }) => files.includes("stems"))).toBe(false);
  });

  test("come from an upload of one's own, that is a ZIP, once, to a beat of one's own", async () => {
    const { house, ada, beatId, attach } = await market();
    const eve = await creator(house, "eve");
    const code = async (attempt: Promise<unknown>) => await attempt.then(() => "done", (error: { data: { code: string } }) => error.data.code);
    expect(await code(attach("stems", await zip(house, eve)))).toBe("not_found");
    expect(await code(attach("stems", (await upload(house, ada)).fileId))).toBe("not_found");
    const own = await zip(house, ada);
    await attach("trackouts", own);
    expect(await code(attach("stems", own))).toBe("conflict");
    expect(await code(eve.mutation(api.beats.mutations.attachArchive, { beatId, kind: "stems", fileId: await zip(house, eve) }))).toBe("not_found");
    expect(await code(eve.mutation(api.beats.mutations.removeArchive, { beatId, kind: "trackouts" }))).toBe("not_found");
    const begin = { purpose: "beat_stems" as const, name: "parts.zip", size: 1024 ** 3 + 1, contentType: "application/zip" };
    expect(await code(ada.mutation(api.files.mutations.begin, begin))).toBe("payload_too_large");
    expect(await code(ada.mutation(api.files.mutations.begin, { ...begin, size: 5, name: "parts.rar" }))).toBe("unsupported_media_type");
  });
});
