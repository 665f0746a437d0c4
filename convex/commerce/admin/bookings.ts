import type { Infer } from "convex/values";
import { sellerAccount } from "../../../lib/domain/ledger";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { entriesOf, transactionsOf } from "../orderBook";
import type { vBooking } from "./validators";

const SELLER = sellerAccount("");

/** What was booked for an order, with every entry: each transaction's sum is zero. */
export async function bookingsOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<Infer<typeof vBooking>[]> {
  const transactions = await transactionsOf(ctx, orderId);
  return await Promise.all(
    transactions.map(async ({ _id, key, _creationTime }) => ({
      key,
      at: Math.floor(_creationTime),
      entries: await Promise.all((await entriesOf(ctx, _id)).map(async ({ account, amount }) => ({ account, name: await nameOf(ctx, account), amount }))),
    })),
  );
}

async function nameOf(ctx: QueryCtx, account: string): Promise<string | null> {
  const userId = account.startsWith(SELLER) ? ctx.db.normalizeId("users", account.slice(SELLER.length)) : null;
  return userId === null ? null : ((await ctx.db.get(userId))?.name ?? null);
}
