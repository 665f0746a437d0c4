import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { AppError } from "../domain/errors";
import { hasBeenPaid } from "../domain/orderMachine";
import { retrieveSessionFacts, stripe, whileWaiting } from "../providers/stripe";

export type OrderView = NonNullable<FunctionReturnType<typeof api.commerce.queries.bySession>>;

/**
 * Says how the caller's own order stands. While no money has come Stripe is asked, and what it says goes through the very
 * function that the webhook ends in; nothing is granted that is not paid.
 * @throws {AppError} `not_found` for a session that is not the caller's
 */
export async function confirmPayment(caller: UserCaller, sessionId: string): Promise<OrderView> {
  const order = await ownOrder(caller, sessionId);
  if (hasBeenPaid(order.payment) || !sessionId.startsWith("cs_")) return order;
  const facts = await whileWaiting(() => retrieveSessionFacts(stripe(), sessionId));
  if (facts.status === "open") return order;
  await asService().mutation(api.commerce.mutations.confirm, { facts });
  return await ownOrder(caller, sessionId);
}

async function ownOrder(caller: UserCaller, sessionId: string): Promise<OrderView> {
  const order = await asUser(caller).query(api.commerce.queries.bySession, { sessionId });
  if (order === null) throw new AppError("not_found", "There is no such payment of yours.");
  return order;
}
