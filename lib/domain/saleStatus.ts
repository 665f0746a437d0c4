import type { DisputeState } from "./disputeMachine";
import { hasBeenPaid, type PaymentState } from "./orderMachine";

/** How a sale stands, in the one word that its seller needs. */
export const SALE_STATUSES = ["processing", "paid", "refunding", "partially_refunded", "refunded", "inquiry", "disputed", "lost", "failed"] as const;
export type SaleStatus = (typeof SALE_STATUSES)[number];

type Standing = {
  payment: PaymentState;
  dispute: DisputeState;
  /** A refund was asked for and is not made yet, by a person or because the goods were gone. */
  refunding: boolean;
};

/** The status of a sale: what needs the seller's attention comes before what is settled. */
export function saleStatus({ payment, dispute, refunding }: Standing): SaleStatus {
  if (payment === "processing") return "processing";
  if (!hasBeenPaid(payment)) return "failed";
  if (dispute === "open") return "disputed";
  if (refunding) return "refunding";
  if (payment === "refunded") return "refunded";
  if (dispute === "lost") return "lost";
  if (dispute === "inquiry") return "inquiry";
  return payment === "partially_refunded" ? "partially_refunded" : "paid";
}
