import { CHECKOUT } from "../../lib/domain/limits";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/** More live exclusive holds on one thing than this cannot come about: others are refused while one lives. */
const FEW = 20;

/** What a hold on a beat is on. */
export function beatResource(beatId: Id<"beats">): string {
  return `beat:${beatId}`;
}

/** The live exclusive hold on a thing by anybody but `exceptBuyer`. */
export async function exclusiveHolder(ctx: QueryCtx, resource: string, exceptBuyer: Id<"users"> | null): Promise<Doc<"holds"> | null> {
  const holds = await ctx.db
    .query("holds")
    .withIndex("by_resource", (q) => q.eq("resource", resource).eq("state", "live").eq("exclusive", true))
    .take(FEW);
  return holds.find((hold) => hold.buyerId !== exceptBuyer) ?? null;
}

/** Whether this buyer has a live exclusive hold on a thing. */
export async function holdsExclusively(ctx: QueryCtx, buyerId: Id<"users">, resource: string): Promise<boolean> {
  const holds = await ctx.db
    .query("holds")
    .withIndex("by_buyer", (q) => q.eq("buyerId", buyerId).eq("resource", resource).eq("state", "live"))
    .take(FEW);
  return holds.some((hold) => hold.exclusive);
}

/** Until when this buyer must leave an exclusive they let lapse to others, ms; `null` when they need not. */
export async function coolDownOf(ctx: QueryCtx, buyerId: Id<"users">, resource: string): Promise<number | null> {
  const lapsed = await ctx.db
    .query("holds")
    .withIndex("by_buyer", (q) => q.eq("buyerId", buyerId).eq("resource", resource).eq("state", "released"))
    .order("desc")
    .take(FEW);
  const until = Math.max(0, ...lapsed.map((hold) => hold.coolDownUntil ?? 0));
  return until > Date.now() ? until : null;
}

/** Speaks for a thing in the name of an order. */
export async function placeHold(ctx: MutationCtx, order: Doc<"orders">, resource: string, exclusive: boolean): Promise<void> {
  await ctx.db.insert("holds", {
    resource,
    exclusive,
    orderId: order._id,
    buyerId: order.buyerId,
    state: "live",
    coolDownUntil: null,
  });
}

/** Ends an order's holds: `consumed` by a sale, or `released`. `coolDown` keeps the buyer off an exclusive they let lapse. */
export async function endHolds(
  ctx: MutationCtx,
  orderId: Id<"orders">,
  end: { state: "consumed" | "released"; coolDown: boolean },
): Promise<void> {
  const holds = await ctx.db
    .query("holds")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .take(FEW);
  for (const hold of holds) {
    if (hold.state !== "live") continue;
    const coolDownUntil = end.coolDown && hold.exclusive ? Date.now() + CHECKOUT.coolDownMs : null;
    await ctx.db.patch(hold._id, { state: end.state, coolDownUntil });
  }
}
