import { v } from "convex/values";
import { userQuery, visitorQuery } from "../functions";
import { vPlan } from "./schema";
import { slugStatusOf } from "./slugStatus";
import { storeOf } from "./storeOf";
import { storePage } from "./storePage";

const vStore = v.object({
  storeId: v.id("stores"),
  name: v.string(),
  slug: v.string(),
  bio: v.string(),
  plan: vPlan,
  createdAt: v.number(),
});

/** Whether a slug could be taken now. `open` decides for good. */
export const slugStatus = visitorQuery({
  args: { slug: v.string() },
  returns: v.object({
    available: v.boolean(),
    reason: v.union(v.literal("invalid"), v.literal("reserved"), v.literal("taken"), v.null()),
  }),
  handler: async (ctx, { slug }) => await slugStatusOf(ctx, slug),
});

/** A store as visitors see it. */
export const bySlug = visitorQuery({
  args: { slug: v.string() },
  returns: v.union(v.object({ storeId: v.id("stores"), name: v.string(), slug: v.string(), bio: v.string() }), v.null()),
  handler: async (ctx, { slug }) => await storePage(ctx, slug),
});

/** The caller's own store. */
export const mine = userQuery({
  args: {},
  returns: v.union(vStore, v.null()),
  handler: async (ctx) => await storeOf(ctx, ctx.user._id),
});
