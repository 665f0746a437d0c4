import { make } from "../schema/blank";
import type { Transaction } from "../state/transaction";

interface Sum {
  available: number;
  pending: number;
  /** The parts of both that came from bank accounts. */
  ofBank: { available: number; pending: number };
}

/** Sums of all balance transactions, by currency: what came of age and what has not. A balance can be below zero. */
export function balanceOf(tx: Transaction): object {
  const sums = new Map<string, Sum>([["usd", nothing()]]);
  for (const { currency, net, available_on, type } of tx.all("balance_transaction")) {
    const sum = sums.get(currency) ?? nothing();
    const state = available_on <= tx.now() ? "available" : "pending";
    sum[state] += net;
    if (type.startsWith("payment")) sum.ofBank[state] += net;
    sums.set(currency, sum);
  }
  const list = (state: "available" | "pending") =>
    [...sums].map(([currency, sum]) => {
      const bank_account = sum.ofBank[state];
      return { amount: sum[state], currency, source_types: { card: sum[state] - bank_account, ...(bank_account !== 0 && { bank_account }) } };
    });
  return make("Balance", { object: "balance", livemode: false, available: list("available"), pending: list("pending") });
}

function nothing(): Sum {
  return { available: 0, pending: 0, ofBank: { available: 0, pending: 0 } };
}
