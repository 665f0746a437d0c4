import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { enqueueWork } from "../platform/enqueueWork";
import { refundAttemptsOf, refundKey } from "./refundAttempts";

type Args = { orderId: Id<"orders">; paymentIntentId: string; amount: number; reason: string };

/**
 * Asks our work for a refund. Stripe makes one per key, and the key names the attempt: another is made only after the one
 * before was refused or came back.
 */
export async function askRefund(ctx: MutationCtx, order: Doc<"orders">, args: Args): Promise<void> {
  const attempt = await refundAttemptsOf(ctx, order);
  await ctx.db.patch(order._id, { refundAttempts: attempt + 1 });
  await enqueueWork(ctx, { kind: "stripe.refund", args }, refundKey(order._id, attempt));
}
