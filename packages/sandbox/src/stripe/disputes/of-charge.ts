import type { Transaction } from "../state/transaction";
import type { Charge, Dispute } from "../state/types";

/** While a dispute is in one of these, the bank has the money and no refund is possible. */
export const DISPUTED: ReadonlySet<string> = new Set(["needs_response", "under_review", "lost"]);

/** The dispute about a charge: a charge has one at most here. */
export function disputeOf(tx: Pick<Transaction, "all">, charge: Pick<Charge, "id" | "disputed">): Dispute | undefined {
  return charge.disputed ? tx.all("dispute").find((dispute) => dispute.charge === charge.id) : undefined;
}
