import { v } from "convex/values";
import { internalQuery } from "../_generated/server";

/** Who is at home already, so that demo data is put only where nobody is. Reached with the deployment's admin key alone. */
export const occupancy = internalQuery({
  args: { demoEmail: v.string() },
  returns: v.object({ anybody: v.boolean(), demo: v.boolean() }),
  handler: async (ctx, { demoEmail }) => {
    const demo = await ctx.db
      .query("users")
      .withIndex("by_email", (q) => q.eq("email", demoEmail))
      .first();
    const anybody = demo ?? (await ctx.db.query("users").first());
    return { anybody: anybody !== null, demo: demo !== null };
  },
});
