import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { BEAT_SORTS } from "../../lib/domain/studioTable";
import { creatorQuery, serviceQuery, visitorQuery } from "../functions";
import { oneOf } from "../platform/validators";
import { beatForEdit } from "./beatForEdit";
import { beatPage } from "./beatPage";
import { listBeats } from "./listBeats";
import { listOwnBeats } from "./listOwnBeats";
import { findBeats } from "./listing/findBeats";
import { loosen } from "./listing/loosen";
import { similarBeats } from "./listing/similarBeats";
import { suggest } from "./listing/suggest";
import { trendingBeats } from "./listing/trendingBeats";
import { vBeatSearch, vFoundBeats, vLoosenings, vSuggestions } from "./listing/validators";
import { vMark } from "../stores/tag/validators";
import { processingSource } from "./processingSource";
import { vBeatCard, vBeatEdit, vBeatPage, vBeatRow, vBeatStatus } from "./validators";

/** Beats on sale, newest first; with `storeId`, those of one store. */
export const list = visitorQuery({
  args: { paginationOpts: paginationOptsValidator, storeId: v.optional(v.id("stores")) },
  returns: paginationResultValidator(vBeatCard),
  handler: async (ctx, { paginationOpts, storeId }) => await listBeats(ctx, paginationOpts, storeId ?? null),
});

/** Beats on sale that somebody looks for, in the order they want. */
export const find = visitorQuery({
  args: { search: vBeatSearch, cursor: v.union(v.string(), v.null()), numItems: v.number() },
  returns: vFoundBeats,
  handler: async (ctx, { search, cursor, numItems }) => await findBeats(ctx, search, cursor, numItems),
});

/** What to leave out of a search that finds nothing, and how many beats that would bring. */
export const loosenings = visitorQuery({
  args: { search: vBeatSearch },
  returns: vLoosenings,
  handler: async (ctx, { search }) => await loosen(ctx, search),
});

/** Beats on sale that could stand in for one. */
export const similar = visitorQuery({
  args: { beatId: v.id("beats") },
  returns: v.array(vBeatCard),
  handler: async (ctx, { beatId }) => await similarBeats(ctx, beatId),
});

/** Beats on sale that are heard and bought the most lately; none while too few are. */
export const trending = visitorQuery({
  args: {},
  returns: v.array(vBeatCard),
  handler: async (ctx) => await trendingBeats(ctx),
});

/** What somebody who types in the search box could mean: a few beats and a few creators. */
export const suggestions = visitorQuery({
  args: { words: v.string() },
  returns: vSuggestions,
  handler: async (ctx, { words }) => await suggest(ctx, words),
});

/** One beat with its offers. A sold beat keeps its page; a draft has none. */
export const bySlug = visitorQuery({
  args: { slug: v.string() },
  returns: v.union(vBeatPage, v.null()),
  handler: async (ctx, { slug }) => await beatPage(ctx, slug),
});

/** The caller's own beats in every state or in one, newest first or as asked; `text` looks in titles, genres, moods and tags. */
export const mine = creatorQuery({
  args: {
    paginationOpts: paginationOptsValidator,
    status: v.optional(vBeatStatus),
    sort: v.optional(oneOf(BEAT_SORTS)),
    text: v.optional(v.string()),
  },
  returns: paginationResultValidator(vBeatRow),
  handler: async (ctx, { paginationOpts, ...filter }) => await listOwnBeats(ctx, filter, paginationOpts),
});

/** One of the caller's own beats, for the edit form. */
export const edit = creatorQuery({
  args: { beatId: v.id("beats") },
  returns: vBeatEdit,
  handler: async (ctx, { beatId }) => await beatForEdit(ctx, beatId),
});

/** What the worker writes into the files it makes. */
export const forProcessing = serviceQuery({
  args: { beatId: v.id("beats") },
  returns: v.union(v.object({ title: v.string(), artist: v.string(), slug: v.string(), mark: vMark }), v.null()),
  handler: async (ctx, { beatId }) => await processingSource(ctx, beatId),
});
