import { v } from "convex/values";
import { vBeatCard } from "../beats/validators";
import { vRating } from "../reviews/validators";
import { storefrontFields } from "./schema";

const { accent, sections, links } = storefrontFields;
const address = v.union(v.string(), v.null());
const look = { accent, sections, links, avatar: address, banner: address };

/** A store as visitors see it. Addresses of pictures are paths on our host. */
export const vStorePage = v.object({ storeId: v.id("stores"), name: v.string(), slug: v.string(), bio: v.string(), ...look, featured: v.union(vBeatCard, v.null()), followers: v.number(), rating: vRating });

/** The same for its owner, with what a change has to name. */
export const vStoreEdit = v.object({ name: v.string(), slug: v.string(), bio: v.string(), ...look, featuredBeatId: storefrontFields.featuredBeatId, version: v.number() });

/** A store in the list of creators: what it is called, how much it sells, and its latest covers as waveforms. */
export const vCreatorCard = v.object({
  storeId: v.id("stores"),
  slug: v.string(),
  name: v.string(),
  bio: v.string(),
  beats: v.number(),
  followers: v.number(),
  covers: v.array(v.array(v.number())),
});
