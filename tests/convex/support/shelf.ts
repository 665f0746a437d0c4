import { keepListing } from "../../../convex/beats/listing/keepListing";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import type { Backend, creator } from "./backend";

type Creator = Awaited<ReturnType<typeof creator>>;
type Written = Partial<Pick<Doc<"beats">, "title" | "genre" | "bpm" | "key" | "moods" | "tags" | "tiers" | "fromPrice" | "publishedAt" | "status">> & { seconds?: number };

let slugs = 0;

/** Puts a beat straight on sale, listed as publishing lists it: for tests that need many, and none of the way there. */
export async function shelve(house: Backend, who: Creator, { seconds, ...written }: Written = {}): Promise<Id<"beats">> {
  slugs += 1;
  return await house.t.run(async (ctx) => {
    const masterFileId = await ctx.db.insert("files", {
      ownerId: who.userId, purpose: "beat_master", state: "ready", name: "a.wav", size: 1, contentType: "audio/wav", sha256: null, claimed: true, storage: null,
    });
    const beatId = await ctx.db.insert("beats", {
      storeId: who.storeId, ownerId: who.userId, masterFileId, slug: `shelved-${slugs}`, title: "Shelved", description: "", genre: "trap", bpm: 140, key: null,
      moods: [], tags: [], tiers: [{ tierType: "basic", enabled: true, price: written.fromPrice ?? 2_500 }], fromPrice: 2_500, currency: "usd", status: "published",
      publishedAt: Date.now(), soldBy: null, mp3FileId: null, previewFileId: null, processing: { state: "ready", percent: 100, step: "Ready", error: null },
      audio: { container: "wav", durationMs: (seconds ?? 90) * 1000, sampleRate: 44_100, bitDepth: 24, channels: 2, sha256: "ab", peaks: [0, 128, 255] },
      version: 1, searchText: "", ...written,
    });
    await keepListing(ctx, beatId);
    return beatId;
  });
}

/** Changes a beat as its mutations do: the row, and its listing with it. */
export async function change(house: Backend, beatId: Id<"beats">, fields: Omit<Written, "seconds">): Promise<void> {
  await house.t.run(async (ctx) => {
    await ctx.db.patch(beatId, fields);
    await keepListing(ctx, beatId);
  });
}
