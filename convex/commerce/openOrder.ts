import type { Infer } from "convex/values";
import { tidySource } from "../../lib/domain/attribution";
import { orderNumber } from "../../lib/domain/ids";
import { CHECKOUT } from "../../lib/domain/limits";
import { chargeable } from "../../lib/domain/money";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { withDeals } from "../deals/dealQuote";
import { couponNow, withCoupon } from "../deals/discountQuote";
import { reserveUse } from "../deals/couponUses";
import { fail } from "../errors";
import { kept } from "../kept";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { coolDownOf, holdsExclusively, placeHolds } from "./holds";
import { keysMeet } from "./itemKeys";
import type { AnyItem, Claim, Quote } from "./kinds/productKind";
import { quoteOf } from "./kinds/quoteOf";
import { markPaid } from "./markPaid";
import { type Charge, resumeOrder } from "./resumeOrder";
import { sessionSpec } from "./sessionSpec";
import type { vOpened } from "./validators";

const WAITING_LOOKED_AT = 50;

type Opened = Infer<typeof vOpened>;
type Wanted = { item: AnyItem; seenPrice?: number; source?: string; couponId?: string };

/**
 * Opens an order for an item: quote from our own tables, order, lines and hold in this one transaction. A buyer who has an
 * open order for the same thing gets that one back. What costs nothing is fulfilled here and now.
 */
export async function openOrder(ctx: UserMutationCtx, input: Wanted): Promise<Opened> {
  const { user } = ctx;
  if (!user.emailVerified) fail("email_unverified", "Confirm your e-mail address before you buy.");
  await spend(ctx, "openOrder", user._id);
  const coupon = input.couponId === undefined ? null : await couponNow(ctx, input.couponId);
  const listed = await withDeals(ctx, await quoteOf(ctx, input.item, user));
  const quote = coupon === null ? listed : withCoupon(listed, coupon);
  const price = priceOf(quote);
  if (input.seenPrice !== undefined && input.seenPrice !== price) {
    fail("price_changed", "The price has changed since you saw it.", { currentPrice: price, currency: quote.currency });
  }
  const total = chargeable(price);
  await refuseProcessing(ctx, user, quote);
  const resumed = await resumeOrder(ctx, user._id, quote, { total, couponId: coupon?._id });
  if (resumed.opened !== null) return resumed.opened;
  if (resumed.openOrders >= CHECKOUT.maxOpenOrders) {
    fail("conflict", "You have three checkouts open. Finish one of them, or wait until one runs out.");
  }
  for (const claim of quote.claims) await refuseLapsed(ctx, user, claim);
  const order = await insertOrder(ctx, user, quote, { total, couponId: coupon?._id, source: input.source });
  if (coupon !== null) await reserveUse(ctx, coupon, order);
  if (total === 0) return await giveAway(ctx, order, quote.lines.length);
  await placeHolds(ctx, order, quote.claims, resumed.since);
  return { orderId: order._id, outcome: "session", session: null, spec: await sessionSpec(ctx, order) };
}

function priceOf(quote: Quote): number {
  return quote.lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
}

/** Whoever paid by a slow method and waits for their bank is not to pay twice. */
async function refuseProcessing(ctx: MutationCtx, buyer: Doc<"users">, quote: Quote): Promise<void> {
  const waiting = await ctx.db
    .query("orders")
    .withIndex("by_buyer_payment", (q) => q.eq("buyerId", buyer._id).eq("payment", "processing"))
    .order("desc")
    .take(WAITING_LOOKED_AT);
  if (waiting.some(({ itemKey }) => keysMeet(itemKey, quote.itemKey))) {
    fail("conflict", "You have paid for this already, and your bank is still working on it. You get it as soon as the bank is done.");
  }
}

/** Nobody may keep an exclusive from others by opening one checkout after another. */
async function refuseLapsed(ctx: MutationCtx, user: Doc<"users">, { resource, exclusive, title }: Claim): Promise<void> {
  if (!exclusive) return;
  if (await holdsExclusively(ctx, user._id, resource)) {
    fail("reserved", `Your earlier checkout for the exclusive of “${title}” is just being closed. Try again in a minute.`);
  }
  const until = await coolDownOf(ctx, user._id, resource);
  if (until === null) return;
  const retryAfterSeconds = Math.ceil((until - Date.now()) / 1000);
  fail("rate_limited", `You let a checkout for the exclusive of “${title}” run out. Others may have it first for a while.`, { retryAfterSeconds });
}

async function insertOrder(ctx: MutationCtx, buyer: Doc<"users">, quote: Quote, { total, couponId, source = "" }: Charge & { source: string | undefined }): Promise<Doc<"orders">> {
  const now = Date.now();
  const orderId = await ctx.db.insert("orders", {
    number: await freeNumber(ctx),
    buyerId: buyer._id,
    buyerEmail: buyer.email,
    buyerName: buyer.name,
    itemKey: quote.itemKey,
    cancelPath: quote.cancelPath,
    currency: quote.currency,
    total,
    payment: "open",
    fulfilment: "none",
    dispute: "none",
    expiresAt: Math.floor((now + CHECKOUT.sessionMs) / 1000),
    sessionId: null,
    sessionUrl: null,
    paymentIntentId: null,
    paidAt: null,
    closing: false,
    replaced: false,
    closedReason: null,
    refundReason: null,
    refunded: 0,
    refundRequest: null,
    refundAttempts: 0,
    source: tidySource(source),
    ...(couponId === undefined ? {} : { couponId }),
  });
  for (const line of quote.lines) {
    // A total that is too small to charge is given away, so its lines cost nothing either.
    const unitAmount = total === 0 ? 0 : line.unitAmount;
    await ctx.db.insert("orderLines", { ...line, orderId, unitAmount, amount: unitAmount * line.quantity, outcome: "pending" });
  }
  return await kept(ctx, orderId);
}

/** An order number that no order has. */
async function freeNumber(ctx: MutationCtx): Promise<string> {
  for (;;) {
    const number = orderNumber();
    const taken = await ctx.db
      .query("orders")
      .withIndex("by_number", (q) => q.eq("number", number))
      .first();
    if (taken === null) return number;
  }
}

/** Fulfils an order that costs nothing, without Stripe. A refusal to deliver any line of it refuses the whole call. */
async function giveAway(ctx: MutationCtx, order: Doc<"orders">, licenses: number): Promise<Opened> {
  await spend(ctx, "claimFree", order.buyerId, licenses);
  const sessionId = `free_${order._id}`;
  const session = { sessionId, url: `/checkout/success?session_id=${sessionId}` };
  await ctx.db.patch(order._id, { sessionId, sessionUrl: session.url });
  const paid = await markPaid(ctx, { ...order, sessionId }, null);
  if (paid.fulfilment !== "fulfilled" || paid.refundReason !== null) fail("unavailable", paid.refundReason ?? "This cannot be delivered at the moment.");
  return { orderId: order._id, outcome: "fulfilled", session, spec: null };
}
