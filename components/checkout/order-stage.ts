import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";

export type OrderView = NonNullable<FunctionReturnType<typeof api.commerce.queries.bySession>>;

export type OrderStage =
  | "confirming"
  | "processing"
  | "unknown"
  | "done"
  | "refunding"
  | "undeliverable"
  | "refunded"
  | "returned"
  | "disputed"
  | "expired"
  | "failed"
  | "revoked";

type Standing = Pick<OrderView, "payment" | "fulfilment" | "dispute" | "refund" | "refundReason">;

/** What the buyer is to see of an order. `undefined` is an answer still on its way; `null` is no order of theirs. */
export function orderStage(order: Standing | null | undefined): OrderStage {
  if (order === undefined) return "confirming";
  if (order === null) return "unknown";
  if (order.payment === "refunded") return "refunded";
  if (order.refund === "returned") return "returned";
  if (order.fulfilment === "revoked") return "revoked";
  if (order.dispute === "open") return "disputed";
  if (order.refund === "underway") return "refunding";
  if (order.fulfilment === "fulfilled") return "done";
  if (order.payment === "processing" || order.payment === "expired" || order.payment === "failed") return order.payment;
  return order.refundReason === null ? "confirming" : "undeliverable";
}
