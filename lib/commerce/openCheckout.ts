import type { FunctionArgs } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { AppError } from "../domain/errors";
import { env } from "../env";
import { createCheckoutSession, stripe, whileWaiting } from "../providers/stripe";

export type CheckoutItem = FunctionArgs<typeof api.commerce.mutations.open>["item"];

export interface OpenedCheckout {
  /** `cs_…`, or `free_<orderId>` where nothing is to be paid. */
  sessionId: string;
  url: string;
}

/** How the buyer wants it. */
type Asked = {
  /** Minor units, as the buyer saw it, with the coupon taken off; another price now is 409 `price_changed`. */
  seenPrice: number | undefined;
  /** As the buyer wrote it. */
  couponCode: string | undefined;
  /** Where they came from. */
  source: string;
};

/**
 * Opens an order as the buyer and sends them to pay. Asking again while it is open finds the same order and session;
 * what costs nothing is fulfilled at once and goes without Stripe.
 * @throws {AppError} what the order refused with, or `provider_unavailable`; nothing was charged either way
 */
export async function openCheckout(caller: UserCaller, item: CheckoutItem, { seenPrice, source, couponCode }: Asked): Promise<OpenedCheckout> {
  const opened = await asUser(caller).mutation(api.commerce.mutations.open, {
    item,
    source,
    ...(seenPrice === undefined ? {} : { seenPrice }),
    ...(couponCode === undefined ? {} : { couponId: await couponOf(caller, item, couponCode) }),
  });
  if (opened.outcome === "fulfilled") return freeCheckout(opened.orderId);
  if (opened.session !== null) return opened.session;
  const { spec } = opened;
  if (spec === null) throw new Error(`Order ${opened.orderId} has neither a session nor what to make one from`);
  const session = await whileWaiting(() => createCheckoutSession(stripe(), spec, env().APP_URL));
  return await asService().mutation(api.commerce.mutations.attach, { orderId: opened.orderId, ...session });
}

/** The coupon behind a code. A call of its own, because a wrong guess must count, and what an order refuses leaves no trace. */
async function couponOf(caller: UserCaller, item: CheckoutItem, code: string): Promise<string> {
  if (item.kind === "beat_upgrade") throw new AppError("coupon_refused", "A code is used with the beat's licence.");
  const beatIds = item.kind === "beat_license" ? [item.beatId] : item.wishes.map(({ beatId }) => beatId);
  const tried = await asUser(caller).mutation(api.deals.coupons.find, { beatIds, code });
  if (!tried.found) throw new AppError("coupon_refused", tried.reason);
  return tried.couponId;
}

function freeCheckout(orderId: string): OpenedCheckout {
  const sessionId = `free_${orderId}`;
  return { sessionId, url: `${env().APP_URL}/checkout/success?session_id=${sessionId}` };
}
