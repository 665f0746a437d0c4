import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { CreatorQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import { shardsOf } from "./couponShards";
import type { vCouponRow } from "./validators";

/** The caller's coupons, newest first, with what became of them. */
export async function listCoupons(ctx: CreatorQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("coupons")
    .withIndex("by_store", (q) => q.eq("storeId", ctx.store._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (coupon) => await row(ctx, coupon))) };
}

async function row(ctx: QueryCtx, coupon: Doc<"coupons">): Promise<Infer<typeof vCouponRow>> {
  const { _id: couponId, _creationTime: createdAt, storeId: _store, sellerId: _seller, ...rest } = coupon;
  const shards = await shardsOf(ctx, couponId);
  const sum = (of: "taken" | "used" | "revenue") => shards.reduce((total, shard) => total + shard[of], 0);
  return { couponId, createdAt, ...rest, uses: sum("used"), revenue: sum("revenue"), open: sum("taken") - sum("used") };
}
