/** Where an order's money stands. */
export const PAYMENT_STATES = ["open", "processing", "expired", "failed", "paid", "partially_refunded", "refunded"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/**
 * Steps a payment may take. `processing` is a checkout that was completed with a slow method: the bank is still working, and
 * its session can neither expire nor be paid another way. `expired` and `failed` are not the end: when Stripe later says that money did arrive, money wins,
 * so that the same facts give the same state in whatever order they come.
 */
const NEXT: Record<PaymentState, readonly PaymentState[]> = {
  open: ["processing", "expired", "failed", "paid"],
  processing: ["failed", "paid"],
  expired: ["paid"],
  failed: ["paid"],
  paid: ["partially_refunded", "refunded"],
  partially_refunded: ["refunded"],
  refunded: [],
};

/** The state after asking for `to`: `to` where that is a step forward, else the state as it was. */
export function advancePayment(from: PaymentState, to: PaymentState): PaymentState {
  return NEXT[from].includes(to) ? to : from;
}

/** True once money has arrived, whether or not some of it went back. */
export function hasBeenPaid(state: PaymentState): boolean {
  return state === "paid" || state === "partially_refunded" || state === "refunded";
}

/**
 * The payment state that `refunded` of `total` minor units amounts to, once money has arrived. The one way back: a refund that
 * fails later makes it smaller, and the state says what is true of the money.
 */
export function refundState(total: number, refunded: number): PaymentState {
  if (refunded <= 0) return "paid";
  return refunded >= total ? "refunded" : "partially_refunded";
}
