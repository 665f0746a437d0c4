import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DISPUTE_STATES, advanceDispute, disputeOfAll, disputeStateOf } from "./disputeMachine";
import { FULFILMENT_STATES, advanceFulfilment } from "./fulfilmentMachine";
import { PAYMENT_STATES, advancePayment, hasBeenPaid, refundState } from "./orderMachine";

/** No walk through a machine ever meets a state again after leaving it. */
function neverGoesBack<State extends string>(states: readonly State[], advance: (from: State, to: State) => State, first: State) {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { maxLength: 40 }), (asked) => {
      const left = new Set<State>();
      let state = first;
      for (const to of asked) {
        const next = advance(state, to);
        if (next !== state) left.add(state);
        state = next;
        expect(left.has(state)).toBe(false);
      }
    }),
  );
}

test("a payment never goes back", () => neverGoesBack(PAYMENT_STATES, advancePayment, "open"));
test("a fulfilment never goes back", () => neverGoesBack(FULFILMENT_STATES, advanceFulfilment, "none"));
test("a dispute never goes back", () => neverGoesBack(DISPUTE_STATES, advanceDispute, "none"));

describe("payments", () => {
  test("money that arrived stays arrived, whatever is heard afterwards", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PAYMENT_STATES), { maxLength: 20 }), (later) => {
        expect(hasBeenPaid(later.reduce(advancePayment, "paid"))).toBe(true);
      }),
    );
  });

  test("paid wins over expired and failed in either order", () => {
    expect(advancePayment(advancePayment("open", "expired"), "paid")).toBe("paid");
    expect(advancePayment(advancePayment("open", "paid"), "expired")).toBe("paid");
    expect(advancePayment(advancePayment("open", "failed"), "paid")).toBe("paid");
  });

  test("a completed checkout that waits for the bank can still fail or be paid, and cannot expire", () => {
    expect(advancePayment("open", "processing")).toBe("processing");
    expect(advancePayment("processing", "expired")).toBe("processing");
    expect(advancePayment("processing", "open")).toBe("processing");
    expect(advancePayment("processing", "failed")).toBe("failed");
    expect(advancePayment("processing", "paid")).toBe("paid");
  });

  test("late news that the bank is still working changes nothing", () => {
    for (const state of ["expired", "failed", "paid", "partially_refunded", "refunded"] as const) expect(advancePayment(state, "processing")).toBe(state);
  });

  test("what was not paid cannot be refunded", () => {
    for (const from of ["open", "processing", "expired", "failed"] as const) {
      expect(advancePayment(from, "refunded")).toBe(from);
      expect(advancePayment(from, "partially_refunded")).toBe(from);
    }
  });

  test("the sum refunded decides between part and whole", () => {
    expect(refundState(100, 0)).toBe("paid");
    expect(refundState(100, 1)).toBe("partially_refunded");
    expect(refundState(100, 99)).toBe("partially_refunded");
    expect(refundState(100, 100)).toBe("refunded");
  });
});

test("goods that were never handed over cannot be taken back", () => {
  expect(advanceFulfilment("none", "revoked")).toBe("none");
  expect(advanceFulfilment("fulfilled", "revoked")).toBe("revoked");
  expect(advanceFulfilment("revoked", "fulfilled")).toBe("revoked");
});

test("a verdict stands, even before the news of the dispute", () => {
  expect(advanceDispute("none", "lost")).toBe("lost");
  expect(advanceDispute("lost", "open")).toBe("lost");
  expect(advanceDispute("open", "won")).toBe("won");
});

test("an inquiry may become a dispute, and a dispute no inquiry", () => {
  expect(advanceDispute("inquiry", "open")).toBe("open");
  expect(advanceDispute("open", "inquiry")).toBe("open");
});

test.each([
  ["warning_needs_response", "inquiry"],
  ["warning_under_review", "inquiry"],
  ["warning_closed", "won"],
  ["needs_response", "open"],
  ["under_review", "open"],
  ["won", "won"],
  ["prevented", "won"],
  ["lost", "lost"],
  ["appeal_needs_response", "lost"],
  ["appeal_under_review", "lost"],
  ["constructor", null],
  ["something_new", null],
])("Stripe's dispute status %s means %s", (status, state) => {
  expect(disputeStateOf(status)).toBe(state);
});

test("of several disputes the open one speaks for the order, then the lost one", () => {
  expect(disputeOfAll([])).toBe("none");
  expect(disputeOfAll(["won", "lost"])).toBe("lost");
  expect(disputeOfAll(["lost", "inquiry"])).toBe("inquiry");
  expect(disputeOfAll(["won", "inquiry", "open", "lost"])).toBe("open");
  expect(disputeOfAll(["won"])).toBe("won");
});
