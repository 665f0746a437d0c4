import { sellerAccount } from "../../../lib/domain/ledger";
import { CURRENCIES } from "../../../lib/domain/money";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { accountHistory } from "../../commerce/balance/accountHistory";
import { endOpenOrder } from "../../commerce/closeOrder";
import { fail } from "../../errors";
import { enqueueWork } from "../../platform/enqueueWork";
import { eraseUser } from "../eraseUser";
import { userOf } from "../syncUser";
import { demandPassword, ownAuthUser } from "./ownAuthUser";

/** Disputes of one seller, and open checkouts of one buyer, that are looked at. */
const MANY = 200;

/**
 * Deletes an account of ours for whoever has shown its password: what `eraseUser` says goes, at once. What others are still
 * owed, or owe, is settled first. The mailbox is told, while we still know it.
 * Errors: `forbidden` for a wrong password, `conflict` while something is not settled.
 */
export async function deleteAccount(ctx: MutationCtx, { userId, proved }: { userId: string; proved: string }): Promise<void> {
  const account = await ownAuthUser(ctx, userId);
  await demandPassword(ctx, userId, proved);
  const user = (await userOf(ctx, "embedded", userId)) ?? fail("internal", "An account has no user.");
  await demandSettled(ctx, user);
  for (const order of await ordersOf(ctx, user, "open")) await endOpenOrder(ctx, order, "abandoned");
  await eraseUser(ctx, user);
  await enqueueWork(ctx, { kind: "mail.send", args: { template: "account-deleted", to: account.email, data: {} } }, `mail/account-deleted/${user._id}`);
}

async function demandSettled(ctx: QueryCtx, user: Doc<"users">): Promise<void> {
  const [waiting] = await ordersOf(ctx, user, "processing");
  if (waiting !== undefined) fail("conflict", "Your bank is still working on a payment of yours. Delete the account when that order is paid or has failed.");
  const disputes = await ctx.db.query("disputes").withIndex("by_seller", (q) => q.eq("sellerId", user._id)).order("desc").take(MANY);
  if (disputes.some(({ state }) => state === "open" || state === "inquiry")) {
    fail("conflict", "A bank has not decided yet about a sale of yours. Delete the account when the dispute is over.");
  }
  for (const currency of CURRENCIES) {
    const { balance } = await accountHistory(ctx, { account: sellerAccount(user._id), currency }, Date.now());
    if (balance !== 0) fail("conflict", "Your store's balance is not zero: money is still owed to you, or by you. Delete the account when it is paid out.");
  }
}

async function ordersOf(ctx: QueryCtx, user: Doc<"users">, payment: "open" | "processing"): Promise<Doc<"orders">[]> {
  return await ctx.db
    .query("orders")
    .withIndex("by_buyer_payment", (q) => q.eq("buyerId", user._id).eq("payment", payment))
    .take(MANY);
}
