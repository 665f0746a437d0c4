import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { vBeatCard } from "../beats/validators";
import { creatorQuery, userQuery } from "../functions";
import { followedBeats } from "./followedBeats";
import { followedStores } from "./followedStores";
import { followerCount } from "./followers";
import { followsOf } from "./followsOf";
import { vFollowedStore } from "./schema";

/** The ids of the stores the caller follows. */
export const ids = userQuery({
  args: {},
  returns: v.array(v.id("stores")),
  handler: async (ctx) => (await followsOf(ctx, ctx.user._id)).map(({ storeId }) => storeId),
});

/** The stores the caller follows, the latest first. */
export const mine = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vFollowedStore),
  handler: async (ctx, { paginationOpts }) => await followedStores(ctx, paginationOpts),
});

/** What the followed stores have on sale, newest first; `next` is where the page behind it begins. */
export const beats = userQuery({
  args: { cursor: v.union(v.string(), v.null()), numItems: v.optional(v.number()) },
  returns: v.object({ page: v.array(vBeatCard), next: v.union(v.string(), v.null()) }),
  handler: async (ctx, { cursor, numItems }) => await followedBeats(ctx, cursor, numItems),
});

/** How many follow the caller's store. */
export const followers = creatorQuery({
  args: {},
  returns: v.number(),
  handler: async (ctx) => await followerCount(ctx, ctx.store._id),
});
