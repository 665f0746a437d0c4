import { WISHES } from "../../lib/domain/wishes";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { addToTally } from "../platform/tally";
import { wishTally } from "./wishTally";

/** Puts a beat on the caller's wishlist or takes it off. Says how it shall be, so doing it twice changes nothing. */
export async function setWish(ctx: UserMutationCtx, beatId: Id<"beats">, wished: boolean): Promise<void> {
  const wish = await wishOf(ctx, ctx.user._id, beatId);
  if ((wish !== null) === wished) return;
  await spend(ctx, "changeWishes", ctx.user._id);
  if (wish !== null) await ctx.db.delete(wish._id);
  else await addWish(ctx, beatId);
  await addToTally(ctx, wishTally(beatId), wished ? 1 : -1);
}

async function addWish(ctx: UserMutationCtx, beatId: Id<"beats">): Promise<void> {
  const beat = await ctx.db.get(beatId);
  if (beat === null || beat.status === "draft") fail("not_found", "This beat is not on sale, so it cannot be saved.");
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively, so it cannot be saved any more.");
  if (await isFull(ctx)) fail("conflict", `Your wishlist holds ${WISHES.max} beats, as many as it can. Take one off it first.`);
  await ctx.db.insert("wishes", { userId: ctx.user._id, beatId, price: beat.fromPrice ?? 0, currency: beat.currency });
}

async function wishOf(ctx: QueryCtx, userId: Id<"users">, beatId: Id<"beats">): Promise<Doc<"wishes"> | null> {
  return await ctx.db
    .query("wishes")
    .withIndex("by_user_beat", (q) => q.eq("userId", userId).eq("beatId", beatId))
    .unique();
}

async function isFull(ctx: UserMutationCtx): Promise<boolean> {
  const wishes = await ctx.db
    .query("wishes")
    .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
    .take(WISHES.max);
  return wishes.length === WISHES.max;
}
