import type { Infer } from "convex/values";
import type { QueryCtx } from "../_generated/server";
import type { vAuthority } from "./schema";

/** What our row says of an authority's user. */
export async function knownUser(ctx: QueryCtx, authority: Infer<typeof vAuthority>, externalId: string) {
  const user = await ctx.db
    .query("users")
    .withIndex("by_external", (q) => q.eq("authority", authority).eq("externalId", externalId))
    .unique();
  if (user === null) return null;
  if (user.deletedAt !== undefined) return "deleted" as const;
  const { email, emailVerified, name, imageUrl, createdAt, changedAt } = user;
  return { email, emailVerified, name, imageUrl, createdAt, updatedAt: changedAt ?? createdAt };
}
