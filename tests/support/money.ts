import { type BalanceTransaction, balanceTransactions } from "./stripe";
import { rows } from "./tables";

export interface OrderMoney {
  /** What the book holds of the order, by account; minor units. */
  book: Record<string, number>;
  /** Ledger transactions that do not sum to zero. */
  uneven: string[];
  /** What Stripe moved for it, oldest first. */
  moved: BalanceTransaction[];
}

/** Both sides of orders, by order: our book as it is written, and Stripe's own list. */
export async function moneyOf(orderIds: readonly string[]): Promise<Map<string, OrderMoney>> {
  const [orders, transactions, entries, moved] = await Promise.all([rows("orders"), rows("ledgerTransactions"), rows("ledgerEntries"), balanceTransactions()]);
  const entriesOf = grouped(entries, ({ transactionId }) => transactionId);
  const movedFor = grouped(moved, ({ source }) => source.payment_intent);
  const transactionsOf = grouped(transactions, ({ orderId }) => orderId);
  const found = new Map<string, OrderMoney>();
  for (const { _id, paymentIntentId } of orders.filter(({ _id: id }) => orderIds.includes(id))) {
    const book: Record<string, number> = {};
    const uneven: string[] = [];
    for (const { _id: transactionId, key } of transactionsOf.get(_id) ?? []) {
      const parts = entriesOf.get(transactionId) ?? [];
      for (const { account, amount } of parts) book[account] = (book[account] ?? 0) + amount;
      if (parts.reduce((sum, { amount }) => sum + amount, 0) !== 0) uneven.push(key);
    }
    found.set(_id, { book: withoutZeros(book), uneven, moved: (paymentIntentId === null ? undefined : movedFor.get(paymentIntentId)) ?? [] });
  }
  return found;
}

/** What Stripe's transactions add to the balance. */
export function net(moved: readonly BalanceTransaction[]): number {
  return moved.reduce((sum, each) => sum + each.net, 0);
}

function withoutZeros(book: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(book).filter(([, amount]) => amount !== 0));
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
