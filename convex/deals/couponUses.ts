import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { COUPON_BOUNDS } from "../../lib/domain/coupons";
import { fail } from "../errors";
import { countUse, returnUse, takeUse } from "./couponShards";

const USED_UP = "Everybody who could use this code has.";

/** The use of a coupon that an order stands for. */
async function reservationOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<Doc<"couponUses"> | null> {
  return await ctx.db
    .query("couponUses")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .unique();
}

/** Why this buyer has had all their uses of a coupon; `null` when they have not. */
export async function usedProblem(ctx: QueryCtx, coupon: Doc<"coupons">, buyerId: Id<"users">): Promise<string | null> {
  const max = coupon.maxPerBuyer;
  if (max === null || (await countOf(ctx, coupon, buyerId, "used")) < max) return null;
  return max === 1 ? "You have used this code already." : `You have used this code ${max} times, as often as one may.`;
}

/** The same, with what they have open: it may still be paid. */
async function buyerProblem(ctx: QueryCtx, coupon: Doc<"coupons">, buyerId: Id<"users">): Promise<string | null> {
  const used = await usedProblem(ctx, coupon, buyerId);
  if (used !== null || coupon.maxPerBuyer === null) return used;
  const both = (await countOf(ctx, coupon, buyerId, "used")) + (await countOf(ctx, coupon, buyerId, "reserved"));
  if (both < coupon.maxPerBuyer) return null;
  return "You have another checkout open with this code. Finish it, or give it up and try again in a minute.";
}

async function countOf(ctx: QueryCtx, coupon: Doc<"coupons">, buyerId: Id<"users">, state: "reserved" | "used"): Promise<number> {
  const uses = await ctx.db
    .query("couponUses")
    .withIndex("by_buyer", (q) => q.eq("couponId", coupon._id).eq("buyerId", buyerId).eq("state", state))
    .take(COUPON_BOUNDS.perBuyer.max);
  return uses.length;
}

/** Sets a use aside for an open order. Refuses when there is none left, for anybody or for this buyer. */
export async function reserveUse(ctx: MutationCtx, coupon: Doc<"coupons">, order: Doc<"orders">): Promise<void> {
  const problem = await buyerProblem(ctx, coupon, order.buyerId);
  if (problem !== null) fail("coupon_refused", problem);
  const shardId = (await takeUse(ctx, coupon._id)) ?? fail("coupon_refused", USED_UP);
  await ctx.db.insert("couponUses", { couponId: coupon._id, shardId, orderId: order._id, buyerId: order.buyerId, state: "reserved" });
}

/**
 * Makes sure of a use for an order that is paid. One that was closed before its payment came had let go of its own; then it
 * takes another, and where there is none left says so: a cap is a promise, so that payment goes back.
 */
export async function readmitUse(ctx: MutationCtx, order: Doc<"orders">): Promise<string | null> {
  const use = await reservationOf(ctx, order._id);
  if (use?.state !== "released") return null;
  const coupon = await ctx.db.get(use.couponId);
  const problem = coupon === null ? USED_UP : await buyerProblem(ctx, coupon, order.buyerId);
  if (problem !== null) return problem;
  const shardId = await takeUse(ctx, use.couponId);
  if (shardId === null) return "The code was used up by others before this payment arrived.";
  await ctx.db.patch(use._id, { state: "reserved", shardId });
  return null;
}

/** Uses up what an order had set aside, now that it is paid and delivered for `paid` minor units. */
export async function consumeUse(ctx: MutationCtx, orderId: Id<"orders">, paid: number): Promise<void> {
  const use = await reservationOf(ctx, orderId);
  if (use?.state !== "reserved") return;
  await ctx.db.patch(use._id, { state: "used" });
  await countUse(ctx, use.shardId, paid);
}

/** Lets go of what an order had set aside, because Stripe says that it will not be paid, or nothing of it could be delivered. */
export async function releaseUse(ctx: MutationCtx, orderId: Id<"orders">): Promise<void> {
  const use = await reservationOf(ctx, orderId);
  if (use?.state !== "reserved") return;
  await ctx.db.patch(use._id, { state: "released" });
  await returnUse(ctx, use.shardId);
}
