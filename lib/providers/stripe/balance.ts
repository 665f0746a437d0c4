import type Stripe from "stripe";
import { demandObject } from "./answer";

/** Stripe's largest page. */
const PAGE = 100;

/** A balance transaction with what ties it to an order. Amounts in minor units, `created` in seconds. */
export interface BalanceTransaction {
  id: string;
  type: string;
  /** `reporting_category`: it tells a dispute from other adjustments. */
  category: string;
  amount: number;
  fee: number;
  net: number;
  currency: string;
  created: number;
  sourceId: string | null;
  paymentIntentId: string | null;
  /** The order named in the metadata of a charge or refund of ours. */
  orderRef: string | null;
}

export interface BalancePage {
  /** Newest first. */
  transactions: BalanceTransaction[];
  hasMore: boolean;
  /** On the first page only: what lay at Stripe, and the newest transaction just before that was read. */
  balance: { amounts: { currency: string; amount: number }[]; headId: string | null } | null;
}

/**
 * Reads one page of balance transactions made since `since` (seconds), older than the transaction `after`. The balance is read
 * before the first page, so that the page also shows what was added meanwhile.
 */
export async function readBalancePage(stripe: Stripe, { since, after }: { since: number; after: string | null }): Promise<BalancePage> {
  const balance = after === null ? await readBalance(stripe) : null;
  const list = demandObject(
    await stripe.balanceTransactions.list({
      created: { gte: since },
      limit: PAGE,
      expand: ["data.source"],
      ...(after === null ? {} : { starting_after: after }),
    }),
    "list",
  );
  return { transactions: list.data.map(describe), hasMore: list.has_more, balance };
}

async function readBalance(stripe: Stripe): Promise<BalancePage["balance"]> {
  const head = demandObject(await stripe.balanceTransactions.list({ limit: 1 }), "list");
  const { available, pending } = demandObject(await stripe.balance.retrieve(), "balance");
  const amounts = new Map<string, number>();
  for (const { currency, amount } of [...available, ...pending]) amounts.set(currency, (amounts.get(currency) ?? 0) + amount);
  return { amounts: [...amounts].map(([currency, amount]) => ({ currency, amount })), headId: head.data[0]?.id ?? null };
}

function describe(transaction: Stripe.BalanceTransaction): BalanceTransaction {
  const { id, type, reporting_category: category, amount, fee, net, currency, created, source } = transaction;
  return { id, type, category, amount, fee, net, currency, created, ...originOf(source) };
}

/** Charges, refunds and disputes name their payment; a payout has none. */
function originOf(source: Stripe.BalanceTransaction["source"]): Pick<BalanceTransaction, "sourceId" | "paymentIntentId" | "orderRef"> {
  if (source === null || typeof source === "string") return { sourceId: source, paymentIntentId: null, orderRef: null };
  const intent = "payment_intent" in source ? source.payment_intent : null;
  const metadata = "metadata" in source ? source.metadata : null;
  return {
    sourceId: source.id,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    orderRef: metadata?.["orderId"] ?? null,
  };
}
