import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { creatorQuery, userQuery, visitorQuery } from "../functions";
import { vPlan } from "./schema";
import { firstSteps as stepsOf, vFirstSteps } from "./firstSteps";
import { findCreators, listCreators } from "./listCreators";
import { slugStatusOf } from "./slugStatus";
import { storeForEdit } from "./storeForEdit";
import { storeOf } from "./storeOf";
import { storePage } from "./storePage";
import { vCreatorCard, vStoreEdit, vStorePage } from "./validators";

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
  returns: v.union(vStorePage, v.null()),
  handler: async (ctx, { slug }) => await storePage(ctx, slug),
});

/** Stores with something on sale, latest first. */
export const creators = visitorQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vCreatorCard),
  handler: async (ctx, { paginationOpts }) => await listCreators(ctx, paginationOpts),
});

/** Those whose names hold some words. */
export const findByName = visitorQuery({
  args: { words: v.string() },
  returns: v.array(vCreatorCard),
  handler: async (ctx, { words }) => await findCreators(ctx, words),
});

/** The caller's own store. */
export const mine = userQuery({
  args: {},
  returns: v.union(vStore, v.null()),
  handler: async (ctx) => await storeOf(ctx, ctx.user._id),
});

/** The caller's own store, for the form that shapes it. */
export const edit = creatorQuery({
  args: {},
  returns: vStoreEdit,
  handler: async (ctx) => await storeForEdit(ctx),
});

/** How far the caller's store is on the way to its first beat on sale; `null` once it has had one. */
export const firstSteps = creatorQuery({ args: {}, returns: vFirstSteps, handler: async (ctx) => await stepsOf(ctx) });
