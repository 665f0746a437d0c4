import { describe, expect, test } from "vitest";
import { orderStage } from "./order-stage";

type Order = NonNullable<Parameters<typeof orderStage>[0]>;
const at = (order: Partial<Order>): Order => ({ payment: "paid", fulfilment: "fulfilled", dispute: "none", refund: "none", refundReason: null, ...order });

describe("orderStage", () => {
  test.each([
    ["an answer on its way", undefined, "confirming"],
    ["no order of this account", null, "unknown"],
    ["a payment nobody confirmed yet", at({ payment: "open", fulfilment: "none", refundReason: null }), "confirming"],
    ["a payment whose goods are being granted", at({ payment: "paid", fulfilment: "none", refundReason: null }), "confirming"],
    ["goods that were granted", at({ payment: "paid", fulfilment: "fulfilled", refundReason: null }), "done"],
    ["a partial refund of granted goods", at({ payment: "partially_refunded", fulfilment: "fulfilled", refundReason: null }), "done"],
    ["a payment for goods that were gone", at({ payment: "paid", fulfilment: "none", refundReason: "It was sold." }), "undeliverable"],
    ["money that went back", at({ payment: "refunded", fulfilment: "none", refundReason: "It was sold." }), "refunded"],
    ["money that went back for goods that had been granted", at({ payment: "refunded", fulfilment: "revoked", refundReason: null }), "refunded"],
    ["goods withdrawn without a refund", at({ payment: "paid", fulfilment: "revoked", refundReason: null }), "revoked"],
    ["a session that ran out", at({ payment: "expired", fulfilment: "none", refundReason: null }), "expired"],
    ["a payment that failed", at({ payment: "failed", fulfilment: "none", refundReason: null }), "failed"],
    ["a payment the bank is still working on", at({ payment: "processing", fulfilment: "none" }), "processing"],
    ["a refund that the seller asked for", at({ refund: "underway", refundReason: "Wrong key." }), "refunding"],
    ["a refund that the bank sent back", at({ payment: "paid", fulfilment: "revoked", refund: "returned" }), "returned"],
    ["a payment that a bank disputes", at({ dispute: "open" }), "disputed"],
    ["an inquiry of a bank, as if there were none", at({ dispute: "inquiry" }), "done"],
    ["a dispute that was won", at({ dispute: "won" }), "done"],
    ["a dispute that was lost", at({ dispute: "lost", fulfilment: "revoked" }), "revoked"],
    ["a refund before the dispute over it", at({ payment: "refunded", dispute: "open", fulfilment: "revoked" }), "refunded"],
  ] as const)("shows %s", (_, order, stage) => {
    expect(orderStage(order)).toBe(stage);
  });
});
