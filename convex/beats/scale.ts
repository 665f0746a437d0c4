import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { keepListing } from "./listing/keepListing";
import { vGenre, vKey, vMood } from "./validators";

const FEW_PEAKS = 128;

/** Puts copies of a beat on sale under other words, for benches that need a full shop. Reached with the deployment's admin key alone. */
export const copies = internalMutation({
  args: {
    beatId: v.id("beats"),
    of: v.array(v.object({ slug: v.string(), title: v.string(), genre: vGenre, bpm: v.number(), key: vKey, moods: v.array(vMood), tags: v.array(v.string()), price: v.number(), publishedAt: v.number() })),
  },
  returns: v.null(),
  handler: async (ctx, { beatId, of }): Promise<null> => {
    const beat = await ctx.db.get(beatId);
    if (beat === null || beat.audio === null) throw new Error("There is no finished beat to copy.");
    const { _id, _creationTime, ...fields } = beat;
    const audio = { ...beat.audio, peaks: beat.audio.peaks.slice(0, FEW_PEAKS) };
    for (const { price, ...words } of of) {
      const copyId = await ctx.db.insert("beats", { ...fields, ...words, audio, fromPrice: price, tiers: [{ tierType: "basic", enabled: true, price }], searchText: words.title });
      await keepListing(ctx, copyId);
    }
    return null;
  },
});
