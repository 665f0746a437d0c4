import { FOLLOWS } from "../../lib/domain/follows";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { addToTally } from "../platform/tally";
import { followsOf } from "./followsOf";
import { followTally } from "./followers";

/** Makes the caller follow a store, or stop. Says how it shall be, so doing it twice changes nothing. */
export async function setFollow(ctx: UserMutationCtx, storeId: Id<"stores">, following: boolean): Promise<void> {
  const follow = await followOf(ctx, ctx.user._id, storeId);
  if ((follow !== null) === following) return;
  await spend(ctx, "changeFollows", ctx.user._id);
  if (follow !== null) await ctx.db.delete(follow._id);
  else await addFollow(ctx, storeId);
  await addToTally(ctx, followTally(storeId), following ? 1 : -1);
}

async function addFollow(ctx: UserMutationCtx, storeId: Id<"stores">): Promise<void> {
  const store = await ctx.db.get(storeId);
  if (store === null || store.closedAt !== undefined) fail("not_found", "There is no such store any more.");
  if (store.ownerId === ctx.user._id) fail("forbidden", "This is your own store; following is for others.");
  if ((await followsOf(ctx, ctx.user._id)).length === FOLLOWS.max) fail("conflict", `You follow ${FOLLOWS.max} creators, as many as one can. Stop following one first.`);
  await ctx.db.insert("follows", { userId: ctx.user._id, storeId });
}

async function followOf(ctx: QueryCtx, userId: Id<"users">, storeId: Id<"stores">): Promise<Doc<"follows"> | null> {
  return await ctx.db
    .query("follows")
    .withIndex("by_user_store", (q) => q.eq("userId", userId).eq("storeId", storeId))
    .unique();
}
