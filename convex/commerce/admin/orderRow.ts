import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { linesOf } from "../orderLines";
import type { vOrderRow } from "./validators";

/** An order as an administrator's list shows it. */
export async function orderRow(ctx: QueryCtx, order: Doc<"orders">): Promise<Infer<typeof vOrderRow>> {
  const { _id, _creationTime, number, buyerName, buyerEmail, total, refunded, currency, payment, fulfilment, dispute } = order;
  const item = (await linesOf(ctx, _id)).map(({ title }) => title).join(", ");
  return { orderId: _id, createdAt: Math.floor(_creationTime), number, buyerName, buyerEmail, item, total, refunded, currency, payment, fulfilment, dispute };
}
