import { v } from "convex/values";
import { visitorQuery } from "../functions";
import { vPlan } from "../stores/schema";
import { vRole } from "./schema";
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
