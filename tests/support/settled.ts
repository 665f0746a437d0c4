import { z } from "zod";
import { rows } from "./tables";
import { house, until } from "./world";

/** What leases, back-off and one turn of the sweeps may take after a process died. */
const PATIENCE_MS = 8 * 60_000;

/** Waits until no work is under way and no event is unprocessed anywhere in the house; names what still is. */
export async function settled(): Promise<void> {
  let open: string[] = [];
  const quiet = async () => {
    const [work, inbox] = await Promise.all([rows("work"), rows("inbox")]);
    open = [
      ...work.filter(({ state }) => state === "queued" || state === "leased").map(({ key, state, lastError }) => `work ${key} is ${state}${lastError === null ? "" : ` (${lastError})`}`),
      ...inbox.filter(({ state }) => state === "received" || state === "waiting").map(({ type, eventId, state }) => `event ${type} ${eventId} is ${state}`),
    ];
    return open.length === 0;
  };
  await until(() => quiet().catch(() => false), "quiet", PATIENCE_MS).catch((error: unknown) => {
    throw new Error(`The house does not come to rest: ${open.slice(0, 10).join("; ")}`, { cause: error });
  });
}

const transaction = z.object({ id: z.string(), type: z.string(), amount: z.number(), fee: z.number(), net: z.number(), currency: z.string(), source: z.string().nullable(), created: z.number() });
export type BalanceTransaction = z.infer<typeof transaction>;

/** Everything that moved the balance at the sandbox's Stripe, newest first. */
export async function balanceTransactions(): Promise<BalanceTransaction[]> {
  const found: BalanceTransaction[] = [];
  for (;;) {
    const after = found.at(-1);
    const { data, has_more } = await stripeList(`/v1/balance_transactions?limit=100${after === undefined ? "" : `&starting_after=${after.id}`}`);
    found.push(...data);
    if (!has_more) return found;
  }
}

async function stripeList(path: string) {
  const { url, stripeKey } = house().sandbox;
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${stripeKey}` } });
  return z.object({ data: z.array(transaction), has_more: z.boolean() }).parse(await response.json());
}

/**
 * The promises about money, over everything the house holds: every ledger transaction sums to zero, and what the book
 * says lies at Stripe is what Stripe says.
 */
export async function bookDiffersFromStripe(): Promise<string[]> {
  const [entries, transactions] = await Promise.all([rows("ledgerEntries"), balanceTransactions()]);
  const sums = new Map<string, number>();
  for (const { transactionId, amount } of entries) sums.set(transactionId, (sums.get(transactionId) ?? 0) + amount);
  const unbalanced = [...sums].filter(([, sum]) => sum !== 0).map(([id, sum]) => `the ledger transaction ${id} sums to ${sum}`);
  const book = entries.filter(({ account }) => account === "stripe:balance").reduce((sum, { amount }) => sum - amount, 0);
  const stripe = transactions.reduce((sum, { net }) => sum + net, 0);
  return book === stripe ? unbalanced : [...unbalanced, `the book says that ${book} lies at Stripe, Stripe says ${stripe}`];
}
