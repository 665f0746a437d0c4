import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import type { vSession } from "./validators";

type Attachment = { orderId: Id<"orders">; sessionId: string; url: string };

/**
 * Stores the session made for an order, once: a second one gets the first back. An order that was closed meanwhile takes
 * none, so a session that nobody will honour is never shown.
 */
export async function attachSession(ctx: MutationCtx, { orderId, sessionId, url }: Attachment): Promise<Infer<typeof vSession>> {
  const order = await ctx.db.get(orderId);
  if (order === null) fail("not_found", "There is no such order.");
  if (order.sessionId !== null && order.sessionUrl !== null) return { sessionId: order.sessionId, url: order.sessionUrl };
  if (order.closedReason === "sold") fail("sold", "A beat of this checkout was sold exclusively while it was being prepared.");
  if (order.payment !== "open") fail("conflict", "This checkout is no longer open. Start again.");
  const taken = await ctx.db
    .query("orders")
    .withIndex("by_session", (q) => q.eq("sessionId", sessionId))
    .first();
  if (taken !== null) fail("conflict", "This session belongs to another order.");
  await ctx.db.patch(orderId, { sessionId, sessionUrl: url });
  return { sessionId, url };
}
