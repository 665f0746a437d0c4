import { allocate } from "../../lib/domain/money";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/** Parts a coupon's uses are counted in. */
const SHARDS = 8;

/** The parts of a coupon, in the order they were made. */
export async function shardsOf(ctx: QueryCtx, couponId: Id<"coupons">): Promise<Doc<"couponShards">[]> {
  return await ctx.db
    .query("couponShards")
    .withIndex("by_coupon", (q) => q.eq("couponId", couponId))
    .take(SHARDS);
}

export async function makeShards(ctx: MutationCtx, couponId: Id<"coupons">, maxUses: number | null): Promise<void> {
  for (const [part, capacity] of shares(maxUses, SHARDS).entries()) await ctx.db.insert("couponShards", { couponId, part, capacity, taken: 0, used: 0, revenue: 0 });
}

/** Shares a new cap out. What is taken stays taken: a cap below that lets nothing more through. */
export async function shareOut(ctx: MutationCtx, couponId: Id<"coupons">, maxUses: number | null): Promise<void> {
  const shards = await shardsOf(ctx, couponId);
  const taken = shards.reduce((sum, shard) => sum + shard.taken, 0);
  const left = shares(maxUses === null ? null : Math.max(0, maxUses - taken), shards.length);
  for (const [at, shard] of shards.entries()) {
    const share = left[at] ?? null;
    await ctx.db.patch(shard._id, { capacity: share === null ? null : shard.taken + share });
  }
}

function shares(total: number | null, parts: number): (number | null)[] {
  const each = Array.from({ length: parts }, () => 1);
  return total === null ? each.map(() => null) : allocate(total, each);
}

/** Takes one use; `null` when there is none left. It looks at one part, and at the others only where that is full. */
export async function takeUse(ctx: MutationCtx, couponId: Id<"coupons">): Promise<Id<"couponShards"> | null> {
  const part = Math.floor(Math.random() * SHARDS);
  const first = await ctx.db
    .query("couponShards")
    .withIndex("by_coupon", (q) => q.eq("couponId", couponId).eq("part", part))
    .unique();
  const shard = first !== null && hasRoom(first) ? first : (await shardsOf(ctx, couponId)).find(hasRoom);
  if (shard === undefined) return null;
  await ctx.db.patch(shard._id, { taken: shard.taken + 1 });
  return shard._id;
}

function hasRoom({ capacity, taken }: Doc<"couponShards">): boolean {
  return capacity === null || taken < capacity;
}

/** Gives a use back that came to nothing. */
export async function returnUse(ctx: MutationCtx, shardId: Id<"couponShards">): Promise<void> {
  const shard = await ctx.db.get(shardId);
  if (shard !== null) await ctx.db.patch(shardId, { taken: shard.taken - 1 });
}

/** Counts a paid order that came to `paid` minor units. */
export async function countUse(ctx: MutationCtx, shardId: Id<"couponShards">, paid: number): Promise<void> {
  const shard = await ctx.db.get(shardId);
  if (shard !== null) await ctx.db.patch(shardId, { used: shard.used + 1, revenue: shard.revenue + paid });
}
