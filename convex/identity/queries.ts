import { v } from "convex/values";
import { serviceQuery, visitorQuery } from "../functions";
import { vPlan } from "../stores/schema";
import { knownUser } from "./knownUser";
import { vAuthority, vRole } from "./schema";
import { describeViewer } from "./viewer";

/** Who is looking: the signed-in user with their store, or `null`. */
export const viewer = visitorQuery({
  args: {},
  returns: v.union(
    v.null(),
    v.object({
      userId: v.id("users"),
      email: v.string(),
      emailVerified: v.boolean(),
      name: v.string(),
      imageUrl: v.union(v.string(), v.null()),
      role: vRole,
      store: v.union(v.null(), v.object({ storeId: v.id("stores"), slug: v.string(), name: v.string(), plan: vPlan })),
    }),
  ),
  handler: async (ctx) => (ctx.user === null ? null : await describeViewer(ctx, ctx.user)),
});

/** What we know of an authority's user; `deleted` when there is nothing to know any more, `null` when they are new. */
export const known = serviceQuery({
  args: { authority: vAuthority, externalId: v.string() },
  returns: v.union(
    v.null(),
    v.literal("deleted"),
    v.object({
      email: v.string(),
      emailVerified: v.boolean(),
      name: v.string(),
      imageUrl: v.union(v.string(), v.null()),
      createdAt: v.number(),
      updatedAt: v.number(),
    }),
  ),
  handler: async (ctx, { authority, externalId }) => await knownUser(ctx, authority, externalId),
});
