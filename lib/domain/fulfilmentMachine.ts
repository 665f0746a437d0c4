/** Whether the goods of an order have been handed over. */
export const FULFILMENT_STATES = ["none", "fulfilled", "revoked"] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

const NEXT: Record<FulfilmentState, readonly FulfilmentState[]> = {
  none: ["fulfilled"],
  fulfilled: ["revoked"],
  revoked: [],
};

/** The state after asking for `to`: `to` where that is a step forward, else the state as it was. */
export function advanceFulfilment(from: FulfilmentState, to: FulfilmentState): FulfilmentState {
  return NEXT[from].includes(to) ? to : from;
}
