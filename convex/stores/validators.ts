import { v } from "convex/values";

/** A store in the list of creators: what it is called, how much it sells, and its latest covers as waveforms. */
export const vCreatorCard = v.object({
  storeId: v.id("stores"),
  slug: v.string(),
  name: v.string(),
  bio: v.string(),
  beats: v.number(),
  covers: v.array(v.array(v.number())),
});
