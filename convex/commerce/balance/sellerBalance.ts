import { sellerAccount } from "../../../lib/domain/ledger";
import { CURRENCIES } from "../../../lib/domain/money";
import type { CreatorQueryCtx } from "../../functions";
import { accountHistory } from "./accountHistory";

const DAY = 86_400_000;

/** What the caller is owed, per currency, with the days that led there. `days` is how far back. */
export async function sellerBalance(ctx: CreatorQueryCtx, days: number) {
  const account = sellerAccount(ctx.user._id);
  const until = Date.now();
  const since = until - (days - 1) * DAY;
  return await Promise.all(CURRENCIES.map(async (currency) => ({ currency, since, until, ...(await accountHistory(ctx, { account, currency }, since)) })));
}
