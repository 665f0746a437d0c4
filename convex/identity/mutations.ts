import { v } from "convex/values";
import { serviceMutation } from "../functions";
import { vAuthority } from "./schema";
import { syncUser as sync } from "./syncUser";

/** Brings our row of a user in line with their authority. Idempotent; refuses a deleted account. */
export const syncUser = serviceMutation({
  args: {
    authority: vAuthority,
    externalId: v.string(),
    email: v.string(),
    emailVerified: v.boolean(),
    name: v.string(),
    imageUrl: v.union(v.string(), v.null()),
    changedAt: v.optional(v.number()),
  },
  returns: v.object({ userId: v.id("users"), created: v.boolean() }),
  handler: async (ctx, known) => await sync(ctx, known),
});
