import { decideDispute, isLive } from "./disputes/decide";
import { openDispute } from "./disputes/open";
import { settleDebit } from "./debits/settle";
import { settleRefund } from "./refunds/settle";
import type { Transaction } from "./state/transaction";
import type { Fate } from "./state/types";

/** What was written down to happen, happens: unless the object has gone another way in the meantime. */
export function carryOut(tx: Transaction, { id, what }: Fate): void {
  switch (what.kind) {
    case "open_dispute": {
      const charge = tx.find("charge", id);
      const refunded = charge?.refunded ?? true;
      if (charge && !charge.disputed && !refunded) openDispute(tx, charge, what);
      return;
    }
    case "decide_dispute": {
      const dispute = tx.find("dispute", id);
      if (dispute && isLive(dispute)) decideDispute(tx, dispute, what.decision);
      return;
    }
    case "settle_debit": {
      const intent = tx.find("payment_intent", id);
      if (intent?.status === "processing") settleDebit(tx, intent, what);
      return;
    }
    case "settle_refund": {
      const refund = tx.find("refund", id);
      const open = refund?.status === "pending" || (refund?.status === "succeeded" && what.status === "failed");
      if (refund && open) settleRefund(tx, refund, what.status);
      return;
    }
  }
}
