import type { PaginationOptions } from "convex/server";
import { bareAddress } from "../../../lib/domain/mailAddress";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { bounded } from "../../platform/bounded";
import { orderRow } from "./orderRow";

/** Orders of one address that are shown. */
const MAX_FOUND = 50;

/** All orders, newest first, paid or not. */
export async function listOrders(ctx: QueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db.query("orders").order("desc").paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (order) => await orderRow(ctx, order))) };
}

/** Orders by what people have in hand: their number, the buyer's address, our id, or Stripe's id of the session or the payment. */
export async function findOrders(ctx: QueryCtx, text: string) {
  const orders = await matching(ctx, text.trim());
  return await Promise.all(orders.map(async (order) => await orderRow(ctx, order)));
}

async function matching(ctx: QueryCtx, wanted: string): Promise<Doc<"orders">[]> {
  const orders = ctx.db.query("orders");
  if (wanted === "") return [];
  if (wanted.includes("@")) return await orders.withIndex("by_email", (q) => q.eq("buyerEmail", bareAddress(wanted))).order("desc").take(MAX_FOUND);
  if (wanted.startsWith("cs_") || wanted.startsWith("free_")) return await orders.withIndex("by_session", (q) => q.eq("sessionId", wanted)).take(1);
  if (wanted.startsWith("pi_")) return await orders.withIndex("by_payment_intent", (q) => q.eq("paymentIntentId", wanted)).take(1);
  const id = ctx.db.normalizeId("orders", wanted);
  const byId = id === null ? null : await ctx.db.get(id);
  if (byId !== null) return [byId];
  // A number is found by its beginning, so that half of one read over the telephone is enough.
  const start = wanted.toUpperCase();
  return await orders.withIndex("by_number", (q) => q.gte("number", start).lt("number", `${start}\uffff`)).take(MAX_FOUND);
}
