import { until } from "../../scripts/seed/until";
import { balanceTransactions } from "./stripe";
import { rows } from "./tables";

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
