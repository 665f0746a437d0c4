/** Where a bank's dispute over an order stands. */
export const DISPUTE_STATES = ["none", "open", "won", "lost"] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** A verdict may arrive before the news of the dispute itself, so `none` may go straight to one. */
const NEXT: Record<DisputeState, readonly DisputeState[]> = {
  none: ["open", "won", "lost"],
  open: ["won", "lost"],
  won: [],
  lost: [],
};

/** The state after asking for `to`: `to` where that is a step forward, else the state as it was. */
export function advanceDispute(from: DisputeState, to: DisputeState): DisputeState {
  return NEXT[from].includes(to) ? to : from;
}
