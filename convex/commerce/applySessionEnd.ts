import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import type { vSessionEnded } from "../platform/workKinds";
import { applySession } from "./applySession";
import { closeUnpaid } from "./closeOrder";

type Args = { orderId: Id<"orders">; sessionId: string };

/** Takes in what became of a session that Stripe was asked to end. One that was paid in the meantime counts as paid. */
export async function applySessionEnd(ctx: MutationCtx, args: Args, end: Infer<typeof vSessionEnded>): Promise<void> {
  const order = (await ctx.db.get(args.orderId)) ?? fail("not_found", "There is no such order.");
  if (order.sessionId !== args.sessionId) fail("conflict", "The order has another session.");
  if (end.facts !== undefined) {
    if (end.facts.sessionId !== args.sessionId) fail("conflict", "These are the facts of another session.");
    await applySession(ctx, end.facts);
  } else if (end.status === "expired") {
    await closeUnpaid(ctx, order, "expired");
  }
  if (end.status !== "expired" && end.status !== "complete") fail("conflict", `The session is still ${end.status}.`);
}
