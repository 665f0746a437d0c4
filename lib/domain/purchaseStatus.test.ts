import { describe, expect, test } from "vitest";
import { PAYMENT_STATES } from "./orderMachine";
import { PURCHASE_STATUSES, purchaseStatus } from "./purchaseStatus";

const calm = { dispute: "none", closing: false, refunding: false } as const;

describe("how an order stands for its buyer", () => {
  test("each payment state has its word", () => {
    const words = PAYMENT_STATES.map((payment) => [payment, purchaseStatus({ ...calm, payment })]);
    expect(Object.fromEntries(words)).toEqual({
      open: "open",
      processing: "waiting",
      expired: "lapsed",
      failed: "failed",
      paid: "paid",
      partially_refunded: "partially_refunded",
      refunded: "refunded",
    });
  });

  test("a payment page that is being closed is not offered again", () => {
    expect(purchaseStatus({ ...calm, payment: "open", closing: true })).toBe("closing");
    expect(purchaseStatus({ ...calm, payment: "paid", closing: true })).toBe("paid");
  });

  test("a bank's question changes nothing, a dispute does, and what is on its way back is said before what is settled", () => {
    expect(purchaseStatus({ ...calm, payment: "paid", dispute: "inquiry" })).toBe("paid");
    expect(purchaseStatus({ ...calm, payment: "paid", dispute: "open", refunding: true })).toBe("disputed");
    expect(purchaseStatus({ ...calm, payment: "partially_refunded", refunding: true })).toBe("refunding");
    expect(purchaseStatus({ ...calm, payment: "paid", dispute: "lost" })).toBe("taken_back");
    expect(purchaseStatus({ ...calm, payment: "paid", dispute: "won" })).toBe("paid");
    expect(purchaseStatus({ ...calm, payment: "refunded", dispute: "lost" })).toBe("refunded");
  });

  test("nothing but paid orders is ever told as refunded or disputed", () => {
    for (const payment of ["open", "processing", "expired", "failed"] as const) {
      const status = purchaseStatus({ payment, dispute: "open", closing: false, refunding: true });
      expect(PURCHASE_STATUSES.slice(0, 5)).toContain(status);
    }
  });
});
