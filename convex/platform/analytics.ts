import { v } from "convex/values";
import { serviceMutation } from "../functions";
import { recordEvent } from "./recordEvent";
import { vFlat } from "./schema";

/** Writes down one analytics event. Properties are flat and small. */
export const record = serviceMutation({
  args: {
    userId: v.union(v.id("users"), v.null()),
    anonymousId: v.union(v.string(), v.null()),
    event: v.string(),
    properties: vFlat,
  },
  returns: v.null(),
  handler: async (ctx, args) => {
    await recordEvent(ctx, args);
    return null;
  },
});
