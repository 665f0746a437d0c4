import { CART } from "../../lib/domain/cartBounds";
import { CHECKOUT } from "../../lib/domain/limits";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import type { Claim } from "./kinds/productKind";

/** More live exclusive holds on one thing than this cannot come about: others are refused while one lives. */
const FEW = 20;
/** Live holds of one buyer on one thing: that of the open order, and those of orders that Stripe was asked to end and has not. */
const MANY = 50;

/** Since when a buyer keeps exclusives from others, ms, by what they are on: where that began with an earlier order of theirs. */
export type Since = ReadonlyMap<string, number>;

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

/** Whether this buyer has a live exclusive hold on a thing that was not handed on to another order of theirs. */
export async function holdsExclusively(ctx: QueryCtx, buyerId: Id<"users">, resource: string): Promise<boolean> {
  const holds = await ctx.db
    .query("holds")
    .withIndex("by_buyer", (q) => q.eq("buyerId", buyerId).eq("resource", resource).eq("state", "live"))
    .order("desc")
    .take(MANY);
  return holds.some((hold) => hold.exclusive && hold.handedOn !== true);
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

/**
 * Speaks for things in the name of an order, until Stripe says that its session is over. What began with an earlier order ends
 * when that one would have.
 */
export async function placeHolds(ctx: MutationCtx, order: Doc<"orders">, claims: readonly Claim[], since: Since): Promise<void> {
  for (const { resource, exclusive } of claims) {
    await ctx.db.insert("holds", { resource, exclusive, orderId: order._id, buyerId: order.buyerId, state: "live", coolDownUntil: null, since: since.get(resource) ?? Date.now() });
  }
  if (since.size === 0) return;
  await ctx.scheduler.runAt(Math.min(...since.values()) + CHECKOUT.sessionMs, internal.commerce.sweeps.overstayed, { orderId: order._id });
}

/** The orders through which a buyer speaks for any of these things. */
export async function ordersHolding(ctx: QueryCtx, buyerId: Id<"users">, claims: readonly Claim[]): Promise<Set<Id<"orders">>> {
  const holds = await Promise.all(
    claims.map(
      async ({ resource }) =>
        await ctx.db
          .query("holds")
          .withIndex("by_buyer", (q) => q.eq("buyerId", buyerId).eq("resource", resource).eq("state", "live"))
          .order("desc")
          .take(MANY),
    ),
  );
  return new Set(holds.flat().map(({ orderId }) => orderId));
}

/** What an order holds or held: a hold for each of its lines at most. */
export async function holdsOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<Doc<"holds">[]> {
  return await ctx.db
    .query("holds")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .take(CART.checkoutLines);
}

/**
 * Ends an order's holds: `consumed` by a sale, or `released`. `coolDown` keeps the buyer off an exclusive they let lapse:
 * `always`, or only when it is `repeated`, their last hold on it having been let go just before this one.
 */
export async function endHolds(
  ctx: MutationCtx,
  orderId: Id<"orders">,
  end: { state: "consumed" | "released"; coolDown: "always" | "repeated" | "never" },
): Promise<void> {
  for (const hold of await holdsOf(ctx, orderId)) {
    if (hold.state !== "live") continue;
    const lapses = hold.exclusive && hold.handedOn !== true && (end.coolDown === "always" || (end.coolDown === "repeated" && (await hasJustHeld(ctx, hold))));
    await ctx.db.patch(hold._id, { state: end.state, coolDownUntil: lapses ? Date.now() + CHECKOUT.coolDownMs : null });
  }
}

/** Whether the buyer had an earlier exclusive hold on the same thing, made so short a time before that nobody else had a turn. */
async function hasJustHeld(ctx: QueryCtx, { buyerId, resource, _creationTime }: Doc<"holds">): Promise<boolean> {
  const earlier = await ctx.db
    .query("holds")
    .withIndex("by_buyer", (q) => q.eq("buyerId", buyerId).eq("resource", resource).eq("state", "released").gt("_creationTime", _creationTime - CHECKOUT.abandonAfterMs - CHECKOUT.coolDownMs))
    .take(FEW);
  return earlier.some(({ exclusive }) => exclusive);
}
