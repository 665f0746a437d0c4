import { formatMoney } from "../../../lib/domain/money";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { latestVerdict } from "../../platform/proof/latestProof";
import { SOUND, trouble, type Finding } from "../../platform/reconcile/finding";

const LATE_MS = 35 * 24 * 60 * 60_000;
/** Minor units. Less than this may wait until it is worth a transfer. */
const SMALLEST = 2_500;

/**
 * A seller who has been owed money for five weeks, by the accounts of the last proof. There are no transfers yet, so this is about
 * the book alone: as soon as payouts are booked, an account that is paid out stops being above zero.
 */
export const payoutOverdue: Finding = {
  kind: "payout_overdue",
  async suspects(ctx, { after, limit }) {
    const proof = await latestVerdict(ctx);
    if (proof === null) return [];
    const rows = await ctx.db
      .query("proofAccounts")
      .withIndex("by_proof_created", (q) => q.eq("proofId", proof._id).gt("_creationTime", after))
      .take(limit);
    return rows.map(({ account, currency, _creationTime }) => ({ id: `${account}/${currency}`, createdAt: _creationTime }));
  },
  async examine(ctx, id, asOf) {
    const row = await accountOf(ctx, id);
    if (row?.account.startsWith("seller:") !== true || row.actual < SMALLEST) return SOUND;
    const { account, currency, actual, aboveZeroSince } = row;
    if (aboveZeroSince === null || aboveZeroSince + LATE_MS > asOf) return SOUND;
    const message = `${formatMoney(actual, currency)} have been owed to a seller since ${new Date(aboveZeroSince).toISOString().slice(0, 10)}.`;
    return trouble(`account:${account}`, message, { amount: actual, currency });
  },
};

/** The account as the last proof left it. */
async function accountOf(ctx: QueryCtx, id: string): Promise<Doc<"proofAccounts"> | null> {
  const [account = "", currency = ""] = id.split("/");
  const proof = await latestVerdict(ctx);
  if (proof === null) return null;
  return await ctx.db
    .query("proofAccounts")
    .withIndex("by_proof", (q) => q.eq("proofId", proof._id).eq("account", account).eq("currency", currency))
    .unique();
}
