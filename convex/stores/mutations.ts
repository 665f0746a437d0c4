import { v } from "convex/values";
import { creatorMutation, userMutation } from "../functions";
import { openStore } from "./openStore";
import { storefrontFields } from "./schema";
import { updateStorefront } from "./updateStorefront";

/** Opens the caller's store. Needs a verified e-mail; one store per user. */
export const open = userMutation({
  args: { name: v.string(), slug: v.string(), bio: v.string() },
  returns: v.object({ storeId: v.id("stores"), slug: v.string() }),
  handler: async (ctx, args) => await openStore(ctx, args),
});

/** Saves how the caller's store looks; `version` is the one the change was made from. */
export const update = creatorMutation({
  args: { ...storefrontFields, bio: v.string(), version: v.number() },
  returns: v.object({ version: v.number() }),
  handler: async (ctx, args) => await updateStorefront(ctx, args),
});
