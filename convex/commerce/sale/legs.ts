import type { Infer } from "convex/values";
import { PLATFORM_FEES, sellerAccount } from "../../../lib/domain/ledger";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { entriesOf, transactionsOf } from "../orderBook";
import type { vLeg } from "./validators";

/**
 * What an order did to a seller's balance, fact by fact. The platform's fee is told apart where the whole order is the
 * seller's own; where others sold part of it, its share is theirs to know.
 */
export async function legsOf(ctx: QueryCtx, order: Doc<"orders">, sellerId: Id<"users">, sole: boolean): Promise<Infer<typeof vLeg>[]> {
  const legs: Infer<typeof vLeg>[] = [];
  for (const { _id, _creationTime: at, key } of await transactionsOf(ctx, order._id)) {
    const entries = await entriesOf(ctx, _id);
    const sumOf = (account: string) => entries.reduce((sum, entry) => sum + (entry.account === account ? entry.amount : 0), 0);
    const net = sumOf(sellerAccount(sellerId));
    const platformFee = sole ? sumOf(PLATFORM_FEES) : 0;
    if (net !== 0 || platformFee !== 0) legs.push({ at, fact: key.split("/")[0] ?? key, gross: net + platformFee, platformFee, net });
  }
  return legs;
}
