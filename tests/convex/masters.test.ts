import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { backend, creator, person, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft, processed } from "./support/market";
import { checkout, pay } from "./support/stripe";

bellServer();

const BANDS = { low: [1, 2, 3], mid: [4, 5, 6], high: [7, 8, 9] };
const HEARD = { loudness: -14.2, truePeak: -1, tempo: { bpm: 92, also: 184, confidence: 0.9 }, key: { key: "A minor" as const, confidence: 0.7 } };

/** A beat on sale whose master turned out to be of this sort. */
async function mastered(container: string) {
  const house = backend();
  const ada = await creator(house, "ada");
  const { beatId, slug } = await draft(house, ada);
  await work(house, "beat.process", async () => ({ ...(await processed(house)), container }));
  await ada.mutation(api.beats.mutations.publish, { beatId });
  return { house, ada, beatId, slug };
}

describe("what a licence delivers follows from the master", () => {
  test("an MP3 sells MP3 and promises nothing else: not on the page, not in the contract, not for download", async () => {
    const { house, ada, beatId, slug } = await mastered("mp3");
    expect(await ada.query(api.beats.queries.edit, { beatId })).toMatchObject({ container: "mp3" });
    const page = await house.t.query(api.beats.queries.bySlug, { slug });
    expect(page?.tiers).toHaveLength(3);
    for (const offer of page?.tiers ?? []) expect(offer).toMatchObject({ files: ["mp3"], terms: { stemsIncluded: false } });
    const ben = await person(house, "ben");
    await pay(house, await checkout(house, ben, beatId, "premium"));
    const [license] = await house.rows("licenses");
    expect(license?.snapshot.files.map(({ filename }) => filename)).toEqual(["night-bus.mp3"]);
    await expect(ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: license?._id, fileType: "wav" })).rejects.toMatchObject({ data: { code: "forbidden" } });
  });

  test.each(["aiff", "flac"] as const)("%s is delivered under its own name", async (container) => {
    const { house, beatId } = await mastered(container);
    const ben = await person(house, "ben");
    await pay(house, await checkout(house, ben, beatId, "basic"));
    const [license] = await house.rows("licenses");
    expect(license?.snapshot.files.map(({ fileType }) => fileType)).toEqual(["mp3", container]);
    expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: license?._id, fileType: container })).toMatchObject({ filename: `night-bus.${container}` });
  });

  test("what was heard is offered to the creator and changes nothing that they wrote", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId } = await draft(house, ada);
    await work(house, "beat.process", async () => ({ ...(await processed(house)), bands: BANDS, analysis: HEARD }));
    expect(await ada.query(api.beats.queries.edit, { beatId })).toMatchObject({ heard: HEARD, bands: BANDS, bpm: 140, key: "F minor" });
  });

  test("an analysis out of bounds is not kept, nor anything with it", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId } = await draft(house, ada);
    await work(house, "beat.process", async () => ({ ...(await processed(house)), bands: BANDS, analysis: { ...HEARD, key: { key: "A minor", confidence: 7 } } }));
    expect(await ada.query(api.beats.queries.edit, { beatId })).toMatchObject({ heard: null, processing: { state: "failed" } });
  });

  test("the worker is told title, artist, page and tag of the beat, and nobody else is", async () => {
    const { house, ada, beatId, slug } = await mastered("wav");
    expect(await house.service.query(api.beats.queries.forProcessing, { beatId })).toEqual({ title: "Night Bus", artist: expect.any(String), slug, mark: { fileId: null, everySeconds: expect.any(Number), loudness: expect.any(String) } });
    await expect(ada.query(api.beats.queries.forProcessing, { beatId })).rejects.toMatchObject({ data: { code: "forbidden" } });
  });
});
