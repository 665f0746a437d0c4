import type { Infer } from "convex/values";
import { sellerAccount, PLATFORM_FEES, unwoundEntries } from "../../../lib/domain/ledger";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { bookedLines } from "../ledger";
import { linesOf } from "../orderLines";
import { refundOffer } from "../refundOffer";
import { standingOf } from "../unwound";
import type { vRefundOffer } from "./validators";

type Seller = { sellerId: Id<"users">; net: number; processingFee: number | null };

/** What refunding an order would do to its seller's balance, worked out by the function that will book it. */
export async function refundPreview(ctx: QueryCtx, order: Doc<"orders">, seller: Seller): Promise<Infer<typeof vRefundOffer>> {
  const lines = await linesOf(ctx, order._id);
  if (lines.some(({ sellerId }) => sellerId !== seller.sellerId)) {
    return { refusal: "This order holds goods of other sellers too. Ask an administrator to refund it." };
  }
  const { amount, refusal } = await refundOffer(ctx, order);
  if (refusal !== null) return { refusal };
  const before = await standingOf(ctx, order);
  const refunded = before.refunded + amount;
  const entries = unwoundEntries(bookedLines(lines), before, { ...before, refunded, due: Math.max(before.due, refunded) });
  const takenFrom = (account: string) => 0 - entries.reduce((sum, entry) => sum + (entry.account === account ? entry.amount : 0), 0);
  const fromSeller = takenFrom(sellerAccount(seller.sellerId));
  return {
    refusal: null,
    amount,
    fromSeller,
    fromPlatform: takenFrom(PLATFORM_FEES),
    processingFee: seller.processingFee,
    netAfter: seller.net - fromSeller,
    exclusive: lines.some(({ detail }) => detail.tierType === "exclusive"),
  };
}
