import { describe, expect, test } from "vitest";
import { orderStage } from "./order-stage";

describe("orderStage", () => {
  test.each([
    ["an answer on its way", undefined, "confirming"],
    ["no order of this account", null, "unknown"],
    ["a payment nobody confirmed yet", { payment: "open", fulfilment: "none", refundReason: null }, "confirming"],
    ["a payment whose goods are being granted", { payment: "paid", fulfilment: "none", refundReason: null }, "confirming"],
    ["goods that were granted", { payment: "paid", fulfilment: "fulfilled", refundReason: null }, "done"],
    ["a partial refund of granted goods", { payment: "partially_refunded", fulfilment: "fulfilled", refundReason: null }, "done"],
    ["a payment for goods that were gone", { payment: "paid", fulfilment: "none", refundReason: "It was sold." }, "refunding"],
    ["money that went back", { payment: "refunded", fulfilment: "none", refundReason: "It was sold." }, "refunded"],
    ["money that went back for goods that had been granted", { payment: "refunded", fulfilment: "revoked", refundReason: null }, "refunded"],
    ["goods withdrawn without a refund", { payment: "paid", fulfilment: "revoked", refundReason: null }, "revoked"],
    ["a session that ran out", { payment: "expired", fulfilment: "none", refundReason: null }, "expired"],
    ["a payment that failed", { payment: "failed", fulfilment: "none", refundReason: null }, "failed"],
  ] as const)("shows %s", (_, order, stage) => {
    expect(orderStage(order)).toBe(stage);
  });
});
