import type { DisputeState } from "./disputeMachine";
import { hasBeenPaid, type PaymentState } from "./orderMachine";

/** How an order stands, in the one word that its buyer needs. */
export const PURCHASE_STATUSES = ["open", "closing", "waiting", "lapsed", "failed", "paid", "refunding", "partially_refunded", "refunded", "disputed", "taken_back"] as const;
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number];

type Standing = {
  payment: PaymentState;
  dispute: DisputeState;
  /** The payment page was asked to close; it may be gone already. */
  closing: boolean;
  /** A refund is on its way, asked for by a person or because goods were gone. */
  refunding: boolean;
};

/**
 * The status of an order for its buyer. A bank's mere question changes nothing for them, so it is not told; money that is on
 * its way back comes before what is settled.
 */
export function purchaseStatus({ payment, dispute, closing, refunding }: Standing): PurchaseStatus {
  if (payment === "open") return closing ? "closing" : "open";
  if (payment === "processing") return "waiting";
  if (!hasBeenPaid(payment)) return payment === "failed" ? "failed" : "lapsed";
  if (dispute === "open") return "disputed";
  if (refunding) return "refunding";
  if (payment === "refunded") return "refunded";
  if (dispute === "lost") return "taken_back";
  return payment === "partially_refunded" ? "partially_refunded" : "paid";
}
