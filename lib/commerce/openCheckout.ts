import type { FunctionArgs } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { env } from "../env";
import { createCheckoutSession, stripe, whileWaiting } from "../providers/stripe";

export type CheckoutItem = FunctionArgs<typeof api.commerce.mutations.open>["item"];

type Asked = { seenPrice: number | undefined; source: string };

export interface OpenedCheckout {
  /** `cs_…`, or `free_<orderId>` where nothing is to be paid. */
  sessionId: string;
  url: string;
}

/**
 * Opens an order as the buyer and sends them to pay. Asking again while it is open finds the same order and session;
 * what costs nothing is fulfilled at once and goes without Stripe.
 * @param asked `seenPrice` in minor units, as the buyer saw it: another price now is 409 `price_changed`; `source`: where they came from
 * @throws {AppError} what the order refused with, or `provider_unavailable`; nothing was charged either way
 */
export async function openCheckout(caller: UserCaller, item: CheckoutItem, asked: Asked): Promise<OpenedCheckout> {
  const { seenPrice, source } = asked;
  const opened = await asUser(caller).mutation(api.commerce.mutations.open, { item, source, ...(seenPrice === undefined ? {} : { seenPrice }) });
  if (opened.outcome === "fulfilled") return freeCheckout(opened.orderId);
  if (opened.session !== null) return opened.session;
  const { spec } = opened;
  if (spec === null) throw new Error(`Order ${opened.orderId} has neither a session nor what to make one from`);
  const session = await whileWaiting(() => createCheckoutSession(stripe(), spec, env().APP_URL));
  return await asService().mutation(api.commerce.mutations.attach, { orderId: opened.orderId, ...session });
}

function freeCheckout(orderId: string): OpenedCheckout {
  const sessionId = `free_${orderId}`;
  return { sessionId, url: `${env().APP_URL}/checkout/success?session_id=${sessionId}` };
}
