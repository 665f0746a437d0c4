import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";

export type OrderView = NonNullable<FunctionReturnType<typeof api.commerce.queries.bySession>>;

export type OrderStage = "confirming" | "unknown" | "done" | "refunding" | "refunded" | "expired" | "failed" | "revoked";

type Standing = Pick<OrderView, "payment" | "fulfilment" | "refundReason">;

/** What the buyer is to see of an order. `undefined` is an answer still on its way; `null` is no order of theirs. */
export function orderStage(order: Standing | null | undefined): OrderStage {
  if (order === undefined) return "confirming";
  if (order === null) return "unknown";
  if (order.payment === "refunded") return "refunded";
  if (order.fulfilment === "revoked") return "revoked";
  if (order.fulfilment === "fulfilled") return "done";
  if (order.payment === "expired" || order.payment === "failed") return order.payment;
  return order.refundReason === null ? "confirming" : "refunding";
}
