import { v } from "convex/values";
import { userMutation } from "../functions";
import { openStore } from "./openStore";

/** Opens the caller's store. Needs a verified e-mail; one store per user. */
export const open = userMutation({
  args: { name: v.string(), slug: v.string(), bio: v.string() },
  returns: v.object({ storeId: v.id("stores"), slug: v.string() }),
  handler: async (ctx, args) => await openStore(ctx, args),
});
