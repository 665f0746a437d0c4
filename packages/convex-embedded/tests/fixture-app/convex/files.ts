import { v } from "convex/values";
import type { Id } from "./_generated/dataModel";
import { action, mutation, query } from "./_generated/server";

export const uploadUrl = mutation({ args: {}, handler: (ctx) => ctx.storage.generateUploadUrl() });
export const url = query({ args: { id: v.id("_storage") }, handler: (ctx, { id }) => ctx.storage.getUrl(id) });
export const row = query({ args: { id: v.id("_storage") }, handler: (ctx, { id }) => ctx.db.system.get("_storage", id) });
export const remove = mutation({ args: { id: v.id("_storage") }, handler: (ctx, { id }) => ctx.storage.delete(id) });
export const removeThenFail = mutation({
  args: { id: v.id("_storage") },
  handler: async (ctx, { id }) => {
    await ctx.storage.delete(id);
    throw new Error("taken back");
  },
});

/** Stores text and reads it back. */
export const roundTrip = action({
  args: { text: v.string() },
  handler: async (ctx, { text }) => {
    const id = await ctx.storage.store(new Blob([text], { type: "text/plain" }));
    const back = await ctx.storage.get(id);
    return { id, text: await back?.text(), type: back?.type };
  },
});

/** What a caller may send as an id. */
export const removeAnything = mutation({ args: { id: v.string() }, handler: (ctx, { id }) => ctx.storage.delete(id as Id<"_storage">) });
export const removeInAction = action({ args: { id: v.string() }, handler: (ctx, { id }) => ctx.storage.delete(id as Id<"_storage">) });
