import { v } from "convex/values";
import { vMailState } from "../../platform/mail/schema";
import { vAuditRow, vEventRow, vWorkRow } from "../../platform/admin/validators";
import { vSaleDispute, vSaleLine } from "../sale/validators";
import { vDispute, vFulfilment, vPayment } from "../validators";

const head = {
  orderId: v.id("orders"),
  number: v.string(),
  createdAt: v.number(),
  buyerName: v.string(),
  buyerEmail: v.string(),
  item: v.string(),
  total: v.number(),
  refunded: v.number(),
  currency: v.string(),
  payment: vPayment,
  fulfilment: vFulfilment,
  dispute: vDispute,
};

export const vOrderRow = v.object(head);

export const vBooking = v.object({
  key: v.string(),
  at: v.number(),
  entries: v.array(v.object({ account: v.string(), name: v.union(v.string(), v.null()), amount: v.number() })),
});

export const vAdminOrder = v.object({
  ...head,
  sessionId: v.union(v.string(), v.null()),
  paymentIntentId: v.union(v.string(), v.null()),
  paidAt: v.union(v.number(), v.null()),
  refundReason: v.union(v.string(), v.null()),
  closedReason: v.union(v.string(), v.null()),
  stripeFee: v.union(v.number(), v.null()),
  refund: v.object({ amount: v.number(), refusal: v.union(v.string(), v.null()) }),
  lines: v.array(v.object({ ...vSaleLine.fields, seller: v.string(), feeBps: v.number() })),
  bookings: v.array(vBooking),
  refunds: v.array(v.object({ refundId: v.string(), amount: v.number(), madeAt: v.number(), failedAt: v.union(v.number(), v.null()) })),
  disputes: v.array(vSaleDispute),
  events: v.array(vEventRow),
  work: v.array(vWorkRow),
  mails: v.array(v.object({ key: v.string(), template: v.string(), to: v.string(), state: vMailState, note: v.union(v.string(), v.null()) })),
  audit: v.array(vAuditRow),
});

