/** What became of an event. A `waiting` one is taken up again when `waitsFor` comes about. */
export type EventOutcome = {
  state: "processed" | "ignored" | "waiting";
  note: string | null;
  waitsFor: string | null;
};
