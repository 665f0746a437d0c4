/**
 * Where a bank's dispute stands. An `inquiry` is a question: no money is taken yet, and a refund answers it.
 * `won` is also an inquiry that came to nothing and a dispute that was prevented.
 */
export const DISPUTE_STATES = ["none", "inquiry", "open", "won", "lost"] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** A verdict may arrive before the news of the dispute itself, so `none` may go straight to one. */
const NEXT: Record<DisputeState, readonly DisputeState[]> = {
  none: ["inquiry", "open", "won", "lost"],
  inquiry: ["open", "won", "lost"],
  open: ["won", "lost"],
  won: [],
  lost: [],
};

/** The state after asking for `to`: `to` where that is a step forward, else the state as it was. */
export function advanceDispute<State extends DisputeState>(from: State, to: State): State {
  return NEXT[from].includes(to) ? to : from;
}

/**
 * What Stripe's `status` of a dispute means; `null` for a word it did not have when this was written. An appeal follows a
 * lost dispute and leaves it lost: should the money come back, it is booked, but goods once revoked stay revoked.
 * https://docs.stripe.com/api/disputes/object#dispute_object-status
 */
export function disputeStateOf(status: string): Exclude<DisputeState, "none"> | null {
  return Object.hasOwn(MEANING, status) ? (MEANING[status] ?? null) : null;
}

const MEANING: Record<string, Exclude<DisputeState, "none">> = {
  warning_needs_response: "inquiry",
  warning_under_review: "inquiry",
  warning_closed: "won",
  needs_response: "open",
  under_review: "open",
  won: "won",
  prevented: "won",
  lost: "lost",
  appeal_needs_response: "lost",
  appeal_under_review: "lost",
};

/** Several disputes over one order as one: what is open counts first, then what was lost. */
export function disputeOfAll(states: readonly DisputeState[]): DisputeState {
  return (["open", "inquiry", "lost", "won"] as const).find((state) => states.includes(state)) ?? "none";
}
